import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import { mostKeptSms, type SmsStore } from './sms-store.ts';

const hour = 3_600_000;

/** Messages in memory. */
export function createMemorySmsStore({ run }: MemoryAccess): SmsStore {
  return {
    keep: (sms) =>
      run(({ keptSms }) => {
        const keys = keptSms.keys(() => true).sort((left, right) => left - right);
        keptSms.set((keys.at(-1) ?? 0) + 1, sms);
        for (const key of keys.slice(0, Math.max(0, keys.length + 1 - mostKeptSms))) keptSms.delete(key);
      }),
    newest: () => run(({ keptSms }) => keptSms.select().reverse()),
    count: (clinicId, now, limit) =>
      run(({ smsCounts, clinics }) => {
        mustHold(clinics.has(clinicId), 'sms_count_clinic_id_clinic_id_fk');
        const current = Math.floor(now / hour);
        const counted = smsCounts.get(clinicId);
        const sent = counted?.hour === current ? counted.sent : 0;
        if (sent >= limit) return false;
        smsCounts.set(clinicId, { hour: current, sent: sent + 1 });
        return true;
      }),
  };
}
