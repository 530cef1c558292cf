/** Choices at random that come again with the same seed. */
export interface Chance {
  /** A whole number from 0, less than the limit. */
  below(limit: number): number;
  /** One of them; undefined where there is none. */
  of<Item>(items: readonly Item[]): Item | undefined;
}

/** Chance that a seed repeats (mulberry32). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, of: (items) => items[below(items.length)] };
}
