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

export function createPartLoader(loadPart: () => Promise<StartPart>, clock: MediaClock): PartLoader {
  let round = 0;
  let isLoading = false;
  let stopWaiting = (): void => undefined;

  function attempt(mine: number, then: (start: StartPart) => void): void {
    void loadPart().then(
      (start) => {
        if (mine !== round) return;
        isLoading = false;
        then(start);
      },
      () => {
        if (mine === round) stopWaiting = clock.after(again, () => attempt(mine, then));
      },
    );
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
