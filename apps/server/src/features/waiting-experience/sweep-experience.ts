import { estimateReach, firstMonth, surveyOpenFor } from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';

/** How long a file that nothing names is kept: whoever uploads it has that long to save, in milliseconds. */
const unusedFor = 24 * 60 * 60_000;

/** Makes what lets go of files that nothing names, of waits that say nothing any more, and of surveys that are over. */
export function createSweepExperience({
  database: { stores },
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): () => Promise<void> {
  return async () => {
    const now = clock.now();
    await stores.waitingFiles.dropUnused(now - unusedFor);
    await stores.pastWaits.forget(now - estimateReach);
    await stores.surveys.forget({ ticket: now - surveyOpenFor, month: firstMonth(now) });
  };
}
