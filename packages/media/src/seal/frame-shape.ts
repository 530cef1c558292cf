import type { MediaKind } from '@anteroom/protocol';

/**
 * In the clear at the beginning of a VP8 frame (RFC 6386, 9.1): whether it is a key frame, and how large the picture is. Browsers and
 * media servers look there to find where somebody can come in; nothing of the picture itself is in it.
 */
const clearBytes = { keyFrame: 10, otherFrame: 3 };

const kindBytes: Record<MediaKind, number> = { sound: 1, picture: 2, screen: 3 };

/** A frame in two: what stays readable on its way, and what doesn't. null where it is too short to be one. */
export function splitFrame(
  kind: MediaKind,
  frame: Uint8Array<ArrayBuffer>,
): { readonly clear: Uint8Array<ArrayBuffer>; readonly rest: Uint8Array<ArrayBuffer> } | null {
  const length = clearLengthOf(kind, frame);
  if (frame.length < Math.max(length, 1)) return null;
  return { clear: frame.subarray(0, length), rest: frame.subarray(length) };
}

/** What is authenticated beside the frame itself: what it is, so that a screen is never shown for a face, and the clear bytes. */
export function metadataOf(kind: MediaKind, clear: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([kindBytes[kind], ...clear]);
}

function clearLengthOf(kind: MediaKind, frame: Uint8Array): number {
  if (kind === 'sound') return 0;
  const isKeyFrame = ((frame[0] ?? 1) & 1) === 0;
  return isKeyFrame ? clearBytes.keyFrame : clearBytes.otherFrame;
}
