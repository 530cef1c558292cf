/**
 * What may have broken connections. `network`: another one is in use, or it is there again; `wake`: the machine slept, or the
 * page stood still; `seen`: the person looks at the page again, which a phone may have put aside.
 */
export type RepairReason = 'network' | 'wake' | 'seen';

/** What a page hears of its surroundings. */
export interface PageEvents {
  /** Tells the listener of what the browser says; returns the way to stop it. */
  listen(listener: (reason: Exclude<RepairReason, 'wake'>) => void): () => void;
  /** The time on the wall, in milliseconds, which goes on while the machine sleeps. */
  wallClock(): number;
}

/** The browser's own. */
export const browserEvents: PageEvents = {
  listen(listener) {
    const onNetwork = (): void => listener('network');
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') listener('seen');
    };
    // Firefox and Safari have no such thing.
    const known = 'connection' in navigator ? navigator.connection : null;
    const connection = known instanceof EventTarget ? known : null;
    addEventListener('online', onNetwork);
    document.addEventListener('visibilitychange', onVisible);
    connection?.addEventListener('change', onNetwork);
    return () => {
      removeEventListener('online', onNetwork);
      document.removeEventListener('visibilitychange', onVisible);
      connection?.removeEventListener('change', onNetwork);
    };
  },
  wallClock: () => Date.now(),
};
