import type { Bytes } from '../messages.ts';

/**
 * What page 77 would have to send to keep others busy: so many values, each put before the one before it, and as many
 * again that know only one of the first and nothing between it and the beginning, so that all of them are gone over.
 */
export function laboriousUpdate(part: string, count: number): Bytes {
  const first = [8, 1, part.length, ...new TextEncoder().encode(part), 1, 126];
  const before = (clock: number): readonly number[] => [0x48, 77, ...varUint(clock), 1, 126];
  const rest = Array.from({ length: 2 * count - 1 }, (_, index) =>
    before(index < count - 1 ? index : index + 1 - count),
  );
  return Uint8Array.from([1, ...varUint(2 * count), 77, 0, ...first, ...rest.flat(), 0]);
}

/** What takes away a letter of page 77's, leaves one, and so on. */
export function everyOther(count: number): Bytes {
  const ranges = Array.from({ length: count }, (_, index) => [...varUint(2 * index), 1]);
  return Uint8Array.from([0, 1, 77, ...varUint(count), ...ranges.flat()]);
}

/** A number as Yjs writes it. */
function varUint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))];
}
