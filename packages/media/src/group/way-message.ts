import type { MediaKind } from '@anteroom/protocol';
import { mediaKinds } from '@anteroom/protocol';

/** On which topic the pages of a call tell each other which way they get each other's media. */
export const wayTopic = 'media-way';

const version = 1;

/**
 * What the sender takes from the receiver of this message over the media server by now; the rest they get from page to page. A byte
 * of version, and one with a bit for sound, picture and screen, from the lowest on.
 */
export function writeWay(carried: readonly MediaKind[]): Uint8Array<ArrayBuffer> {
  const bits = mediaKinds.reduce((sum, kind, index) => sum | (carried.includes(kind) ? 1 << index : 0), 0);
  return Uint8Array.from([version, bits]);
}

/** Reads what another page says; null where it isn't one of ours: it is anybody's word. */
export function readWay(body: Uint8Array): readonly MediaKind[] | null {
  const [first, bits = 0] = body;
  if (body.length !== 2 || first !== version || bits >> mediaKinds.length > 0) return null;
  return mediaKinds.filter((_, index) => ((bits >> index) & 1) === 1);
}
