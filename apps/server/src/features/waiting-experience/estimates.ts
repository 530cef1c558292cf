import { estimateReach, estimateSample, estimateWait } from '@anteroom/domain';
import type { ClinicId, Instant, WaitEstimate } from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';

/** How long an estimate is said before it is worked out anew, in milliseconds. */
const freshFor = 60_000;
/** Most clinics whose estimate is kept at hand. */
const mostKept = 1_000;

interface Kept {
  readonly at: Instant;
  readonly estimate: Promise<WaitEstimate | null>;
}

/** How long the wait usually is in a clinic; asked of the database once a minute, however many ask (E6). */
export type EstimateFor = (clinicId: ClinicId) => Promise<WaitEstimate | null>;

/** Makes it. */
export function createEstimates({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): EstimateFor {
  const kept = new Map<ClinicId, Kept>();

  async function ask(clinicId: ClinicId, now: Instant): Promise<WaitEstimate | null> {
    const waits = await database.stores.pastWaits.recent(clinicId, now - estimateReach, estimateSample.most);
    return estimateWait(waits, now);
  }

  return (clinicId) => {
    const now = clock.now();
    const known = kept.get(clinicId);
    // A clock that was put back makes nothing last longer.
    if (known !== undefined && known.at <= now && now - known.at < freshFor) return known.estimate;
    const estimate = ask(clinicId, now);
    kept.delete(clinicId);
    kept.set(clinicId, { at: now, estimate });
    // What failed is asked again by whoever comes next.
    estimate.catch(() => {
      if (kept.get(clinicId)?.estimate === estimate) kept.delete(clinicId);
    });
    const oldest = kept.keys().next();
    if (kept.size > mostKept && oldest.done !== true) kept.delete(oldest.value);
    return estimate;
  };
}
