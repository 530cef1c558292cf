/** The server's time on a page whose own clock may be wrong by hours. */
export interface ServerClock {
  /** @param serverNow the server's clock, milliseconds since 1970, as it came in just now */
  learn(serverNow: number): void;
  /** Milliseconds since 1970 by the server's clock; by the page's own until something was learnt. */
  now(): number;
}

/** Makes a clock that keeps the latest difference to the server's. */
export function createServerClock(ownNow: () => number = Date.now): ServerClock {
  let ahead = 0;
  return {
    learn(serverNow) {
      ahead = serverNow - ownNow();
    },
    now: () => ownNow() + ahead,
  };
}
