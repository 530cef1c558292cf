import type { Pace } from './judge-pace.ts';

/** Measures how long pictures take, and tells once a second. */
export interface PaceMeter {
  /** A picture is done: when it was begun and when it was finished, in milliseconds. */
  done(began: number, ended: number): void;
}

/** In milliseconds. */
const tellEvery = 1000;
/** While a browser is still translating what it runs, nothing is measured: so many pictures, or so many milliseconds. */
const warmUp = { pictures: 5, milliseconds: 2000 };

/** Makes one. */
export function createPaceMeter(tell: (pace: Pace) => void): PaceMeter {
  let first: number | null = null;
  let seen = 0;
  let since: number | null = null;
  let sum = 0;
  let count = 0;
  return {
    done(began, ended) {
      first ??= began;
      seen += 1;
      if (seen <= warmUp.pictures && ended - first < warmUp.milliseconds) return;
      since ??= began;
      sum += ended - began;
      count += 1;
      if (ended - since < tellEvery) return;
      const time = ended - since;
      tell({ pictures: (1000 * count) / time, busy: sum / time });
      since = ended;
      sum = 0;
      count = 0;
    },
  };
}
