import { createRateLimit } from '../../http/rate-limit.ts';
import type { Clock } from '../../platform/clock.ts';

/** Holds measurements within bounds, so that nobody floods a line with them. */
export interface MeasureLimit {
  /**
   * Takes so many bytes for an address.
   * @returns 0 where they may pass, else the whole seconds until they may
   */
  take(address: string, bytes: number): number;
  /** Begins a transfer; null where too many run already, else what ends it. */
  begin(): (() => void) | null;
}

/**
 * What one measurement may move, in both directions together, in bytes: 16 and at most 256 kB each way, the small ones,
 * and some room.
 */
const ofOneMeasurement = 800 * 1_024;
/** The smallest piece that is counted: an answer with nothing in it makes work too. */
const piece = 4 * 1_024;
/** All addresses together may move so many times what one may. */
const addresses = 5;
/** Transfers at once on this node. */
const atOnce = 40;

/**
 * Makes the limit.
 * @param perMinute measurements that one address may make in a minute: a whole hospital may share it
 */
export function createMeasureLimit({ perMinute, clock }: { perMinute: number; clock: Clock }): MeasureLimit {
  const pieces = Math.ceil((perMinute * ofOneMeasurement) / piece);
  const byAddress = createRateLimit({ limit: pieces, window: 60_000, clock });
  const everybody = createRateLimit({ limit: pieces * addresses, window: 60_000, clock });
  let running = 0;
  return {
    take(address, bytes) {
      const amount = Math.max(1, Math.ceil(bytes / piece));
      return byAddress.take(address, amount) || everybody.take('all', amount);
    },
    begin() {
      if (running >= atOnce) return null;
      running += 1;
      let ended = false;
      return () => {
        if (!ended) running -= 1;
        ended = true;
      };
    },
  };
}
