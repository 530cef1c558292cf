import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { freePort } from '@anteroom/testkit';

/** A way to a server through a proxy that lets no WebSocket through, as in some hospitals. */
export interface PollingLine {
  /** Where browsers find it. */
  readonly url: string;
  /** Says which server is at the other end. */
  leadTo(url: string): void;
  /** How many WebSockets it has refused so far, and how often pages have polled. */
  counts(): { readonly refused: number; readonly polled: number };
  close(): Promise<void>;
}

/** Lays one on a free port; it leads nowhere yet. */
export async function layPollingLine(): Promise<PollingLine> {
  let target = '';
  let refused = 0;
  let polled = 0;
  const port = await freePort();
  const server = createServer((from, answer) => {
    if (from.url?.includes('transport=polling') === true) polled += 1;
    const { method, headers } = from;
    const on = request(new URL(from.url ?? '/', target), { ...(method === undefined ? {} : { method }), headers });
    on.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    on.on('error', () => answer.destroy());
    answer.on('close', () => on.destroy());
    from.pipe(on);
  });
  server.on('upgrade', (_from, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${String(port)}`,
    leadTo: (url) => void (target = url),
    counts: () => ({ refused, polled }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
