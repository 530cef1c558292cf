/** Where things are in one memory, in bytes from its beginning. What isn't needed any more makes room for what comes later. */
export interface Storage {
  /** Room for so many bytes, for good: nobody else ever has it. */
  keep(bytes: number): number;
  /** Room for so many bytes, until they are given back. */
  take(bytes: number): number;
  /** Gives it back. */
  give(address: number): void;
  /** How large the memory has to be. */
  size(): number;
}

/** Four floats at once are quickest from an address that sixteen divides. */
const grain = 16;

/** Plans it; nothing is written yet. */
export function createStorage(): Storage {
  let end = 0;
  const sizes = new Map<number, number>();
  const free = new Map<number, number[]>();
  const whole = (bytes: number): number => Math.ceil(bytes / grain) * grain;
  function keep(bytes: number): number {
    const address = end;
    sizes.set(address, whole(bytes));
    end += whole(bytes);
    return address;
  }
  return {
    keep,
    take: (bytes) => free.get(whole(bytes))?.pop() ?? keep(bytes),
    give(address) {
      const size = sizes.get(address) ?? 0;
      free.set(size, [...(free.get(size) ?? []), address]);
    },
    size: () => end,
  };
}
