import type { Tested } from '@anteroom/domain';
import { judgeMedia, type ServerEvidence } from './media-evidence.ts';

/** How long two ends in the page may take to find each other, and the servers to answer, in milliseconds. */
const longest = 9_000;

/**
 * Whether sound and picture find their way (E3, E8). The servers are asked without a credential, since nobody outside a
 * call owns one: a STUN server tells our address, and a relay refuses us, which only somebody can who was reached.
 * @param urls the STUN and TURN servers of this platform
 */
export async function checkMedia(urls: readonly string[]): Promise<Tested> {
  if (!('RTCPeerConnection' in globalThis)) return 'broken';
  const [loop, servers] = await Promise.all([tryLoop(), Promise.all(urls.map(askServer))]);
  return judgeMedia({ ...loop, servers });
}

async function tryLoop(): Promise<{ readonly looped: boolean; readonly hasWays: boolean }> {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  let hasWays = false;
  const pass = (to: RTCPeerConnection) => (event: RTCPeerConnectionIceEvent) => {
    if (event.candidate === null || event.candidate.candidate === '') return;
    hasWays = true;
    void to.addIceCandidate(event.candidate).catch(() => undefined);
  };
  one.addEventListener('icecandidate', pass(other));
  other.addEventListener('icecandidate', pass(one));
  const channel = one.createDataChannel('check');
  const looped = await within(
    longest,
    async () => {
      const opened = new Promise<boolean>((resolve) => channel.addEventListener('open', () => resolve(true)));
      await one.setLocalDescription(await one.createOffer());
      if (one.localDescription !== null) await other.setRemoteDescription(one.localDescription);
      await other.setLocalDescription(await other.createAnswer());
      if (other.localDescription !== null) await one.setRemoteDescription(other.localDescription);
      return await opened;
    },
    false,
  );
  one.close();
  other.close();
  return { looped, hasWays };
}

/** Asks one server whether it is there. */
async function askServer(url: string): Promise<ServerEvidence> {
  const asks = /^turns?:/.test(url) ? { urls: url, username: 'check', credential: 'check' } : { urls: url };
  let connection: RTCPeerConnection;
  try {
    connection = new RTCPeerConnection({ iceServers: [asks] });
  } catch {
    return { url, answered: false, failed: true };
  }
  let failed = false;
  const answered = await within(
    longest,
    async () =>
      new Promise<boolean>((resolve) => {
        connection.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate?.type === 'srflx' || candidate?.type === 'relay') resolve(true);
        });
        connection.addEventListener('icecandidateerror', (event) => {
          // A STUN error code is an answer (RFC 8489): the server was reached. 701 means that it wasn't.
          if (event.errorCode >= 300 && event.errorCode <= 699) resolve(true);
          else failed = true;
        });
        connection.addEventListener('icegatheringstatechange', () => {
          if (connection.iceGatheringState !== 'complete') return;
          // An answer that says nothing new (our address is what we know it is) is not told as a candidate.
          resolve(!failed && 'onicecandidateerror' in connection && /^stun/.test(url));
        });
        connection.createDataChannel('check');
        connection.createOffer().then(
          (offer) => connection.setLocalDescription(offer),
          () => resolve(false),
        );
      }),
    false,
  );
  connection.close();
  return { url, answered, failed };
}

function within<Value>(milliseconds: number, work: () => Promise<Value>, otherwise: Value): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), milliseconds);
    const done = (value: Value): void => {
      clearTimeout(timer);
      resolve(value);
    };
    work().then(done, () => done(otherwise));
  });
}
