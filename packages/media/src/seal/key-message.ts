import { baseKeyLength } from './frame-cipher.ts';
import type { FrameKey } from './frame-sealer.ts';

/** On which topic the pages of a call give each other the keys of their frames. */
export const frameKeyTopic = 'frame-key';

/** On which topic a page asks another for its key: frames come that it can't open. */
export const askKeyTopic = 'frame-key-ask';

const version = 1;
const headLength = 5;

/** One byte of version, four of the key's id, and the key. */
export function writeKey({ id, bytes }: FrameKey): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(headLength + bytes.length);
  const view = new DataView(body.buffer);
  view.setUint8(0, version);
  view.setUint32(1, id);
  body.set(bytes, headLength);
  return body;
}

/** Asks for the receiver's key: one byte of version. */
export function writeAsk(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([version]);
}

/** Whether what another page says asks for the key. */
export function isAsk(body: Uint8Array): boolean {
  return body.length === 1 && body[0] === version;
}

/** Reads what another page says; null where it isn't one of ours: it is anybody's word. */
export function readKey(body: Uint8Array<ArrayBuffer>): FrameKey | null {
  if (body.length !== headLength + baseKeyLength || body[0] !== version) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  return { id: view.getUint32(1), bytes: body.slice(headLength) };
}
