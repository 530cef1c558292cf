import type { CallTools } from '../call-tools.ts';

/** One change of a text: at a place, so much taken away, this put there. */
export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Part of a change as Yjs tells it. */
export interface DeltaPart {
  readonly retain?: number | undefined;
  readonly delete?: number | undefined;
  readonly insert?: unknown;
}

/** The smallest change that makes one text of another; null where they are alike. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { at: start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) };
}

/** Where a place in a text is after somebody else's change. What is put exactly there comes behind it. */
export function placeAfter(place: number, delta: readonly DeltaPart[]): number {
  let at = 0;
  let moved = place;
  for (const part of delta) {
    if (part.retain !== undefined) {
      at += part.retain;
    } else if (part.delete !== undefined) {
      if (at < moved) moved -= Math.min(part.delete, moved - at);
    } else if (typeof part.insert === 'string') {
      if (at < moved) moved += part.insert.length;
      at += part.insert.length;
    }
  }
  return moved;
}

/** Opens the text for everybody; what was written before in this call is still there. */
export function openText(tools: CallTools): Promise<null> {
  tools.start('text', () => undefined);
  return Promise.resolve(null);
}
