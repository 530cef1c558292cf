import type { Tested } from '@anteroom/domain';
import { socketPath } from '@anteroom/protocol';

/** How long a socket may take to open, in milliseconds. */
const longest = 5_000;

/**
 * Whether the lasting connection of a call works: opened as Socket.IO opens it, and closed before anybody says who they
 * are. `impaired` where only long polling gets through.
 */
export async function checkSocket(): Promise<Tested> {
  if (await opens()) return 'works';
  return (await polls()) ? 'impaired' : 'broken';
}

function opens(): Promise<boolean> {
  return new Promise((resolve) => {
    if (!('WebSocket' in globalThis)) return resolve(false);
    const address = new URL(`${socketPath}/?EIO=4&transport=websocket`, location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    const done = (works: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(works);
    };
    const timer = setTimeout(() => done(false), longest);
    // The server speaks first: a proxy that only pretends to pass sockets on stays silent.
    socket.addEventListener('message', ({ data }) => done(typeof data === 'string' && data.startsWith('0')));
    socket.addEventListener('error', () => done(false));
    socket.addEventListener('close', () => done(false));
  });
}

async function polls(): Promise<boolean> {
  try {
    const answer = await fetch(`${socketPath}/?EIO=4&transport=polling`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(longest),
    });
    return answer.ok && (await answer.text()).startsWith('0');
  } catch {
    return false;
  }
}
