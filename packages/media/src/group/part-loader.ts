import type { MediaClock } from '../clock.ts';
import type { StartPart } from './keyed-part.ts';

/** Loads what only large calls need, when there is one. */
export interface PartLoader {
  /** Tries until it is there, once at a time. */
  load(then: (start: StartPart) => void): void;
  /** Whatever comes now isn't wanted any more. */
  stop(): void;
}

/** Between two tries, in milliseconds. */
const again = 3_000;

/** @param loadPart answers at once where it is there already */
export function createPartLoader(loadPart: () => StartPart | Promise<StartPart>, clock: MediaClock): PartLoader {
  let round = 0;
  let isLoading = false;
  let stopWaiting = (): void => undefined;

  function attempt(mine: number, then: (start: StartPart) => void): void {
    const take = (start: StartPart): void => {
      if (mine !== round) return;
      then(start);
      isLoading = false;
    };
    const tryAgain = (): void => {
      if (mine === round) stopWaiting = clock.after(again, () => attempt(mine, then));
    };
    try {
      const loaded = loadPart();
      if (loaded instanceof Promise) void loaded.then(take).catch(tryAgain);
      else take(loaded);
    } catch {
      // What it begins with, such as a worker, isn't to be had now.
      tryAgain();
    }
  }

  return {
    load(then) {
      if (isLoading) return;
      isLoading = true;
      round += 1;
      attempt(round, then);
    },
    stop() {
      round += 1;
      isLoading = false;
      stopWaiting();
    },
  };
}
