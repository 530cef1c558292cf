/** Remembers which frames of a key have come: each comes once. */
export interface ReplayWindow {
  /** Whether this one may still come. */
  isFresh(counter: number): boolean;
  /** It has come. Answers false where it had before, or is too old to say. */
  take(counter: number): boolean;
}

/** So many frames back one may come late: some seconds of sound, pictures of three sizes and a screen. */
const usualSize = 4096;

/** A window behind the latest frame. What is before it is never fresh. */
export function createReplayWindow(size = usualSize): ReplayWindow {
  const seen = new Uint8Array(size);
  let latest = -1;

  function isFresh(counter: number): boolean {
    return counter > latest || (counter > latest - size && seen[counter % size] === 0);
  }

  return {
    isFresh,
    take(counter) {
      if (!isFresh(counter)) return false;
      if (counter - latest >= size) seen.fill(0);
      else for (let passed = latest + 1; passed < counter; passed += 1) seen[passed % size] = 0;
      latest = Math.max(latest, counter);
      seen[counter % size] = 1;
      return true;
    },
  };
}
