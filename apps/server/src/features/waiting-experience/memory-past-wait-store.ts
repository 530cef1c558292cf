import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { PastWaitStore } from './past-wait-store.ts';

/** Past waits in memory. */
export function createMemoryPastWaitStore({ run }: MemoryAccess): PastWaitStore {
  return {
    note: (clinicId, wait) =>
      run(({ clinics, pastWaits }) => {
        mustHold(clinics.has(clinicId), 'past_wait_clinic_id_clinic_id_fk');
        pastWaits.set(`${clinicId} ${wait.seenAt} ${wait.waited}`, { clinicId, ...wait });
      }),
    recent: (clinicId, since, limit) =>
      run(({ pastWaits }) =>
        pastWaits
          .select((wait) => wait.clinicId === clinicId && wait.seenAt >= since)
          .sort((one, other) => other.seenAt - one.seenAt || other.waited - one.waited)
          .slice(0, limit)
          .map(({ seenAt, waited }) => ({ seenAt, waited })),
      ),
    forget: (before) =>
      run(({ pastWaits }) => {
        for (const key of pastWaits.keys(({ seenAt }) => seenAt < before)) pastWaits.delete(key);
      }),
  };
}
