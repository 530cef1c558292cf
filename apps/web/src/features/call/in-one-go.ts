/** A task that may be asked for more often than it is worth doing. */
export interface InOneGo {
  /** Does the task now, or where it was done a moment ago, once that moment is over, for all who have asked meanwhile. */
  ask(): void;
  /** What was asked for isn't done any more. */
  close(): void;
}

const fewPeople = 4;
const largePause = 100;

/**
 * How long a call of so many people waits until it is drawn anew, in milliseconds: each connection changes several times until it is
 * there, and in a large call the page would do nothing else.
 */
export const pauseIn = (people: number): number => (people > fewPeople ? largePause : 0);

/** @param pause how long the next time waits for, in milliseconds; 0 or less: it doesn't */
export function createInOneGo(task: () => void, pause: () => number): InOneGo {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isDue = false;

  function act(): void {
    isDue = false;
    const wait = pause();
    if (wait > 0) timer = setTimeout(rest, wait);
    task();
  }

  function rest(): void {
    timer = null;
    if (isDue) act();
  }

  return {
    ask() {
      if (timer === null) act();
      else isDue = true;
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      isDue = false;
    },
  };
}
