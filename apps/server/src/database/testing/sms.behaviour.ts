import { describe, expect, it } from 'vitest';
import { mostKeptSms } from '../../features/sms/sms-store.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, noon } from './world.ts';

const hour = 3_600_000;

export function describeSms(open: () => TestDatabase): void {
  describe('text messages', () => {
    it('shows the newest first, and lets the oldest go', async () => {
      const { sms } = open().database.stores;
      expect(await sms.newest()).toEqual([]);
      const messageAt = (index: number) => ({ at: noon + index, to: `+4670000${index}`, text: 'It is your turn.' });
      for (let index = 0; index < mostKeptSms + 2; index += 1) await sms.keep(messageAt(index));

      const kept = await sms.newest();
      expect(kept).toHaveLength(mostKeptSms);
      expect(kept[0]).toEqual(messageAt(mostKeptSms + 1));
      expect(kept.at(-1)).toEqual(messageAt(2));
    });

    it('counts what a clinic sends in an hour, also by several at once, and begins anew with the next', async () => {
      const { stores } = open().database;
      const [renal, hands] = [await addClinic(stores, 'renal'), await addClinic(stores, 'hands')];
      const asked = await Promise.all(Array.from({ length: 9 }, () => stores.sms.count(renal.id, noon, 5)));
      expect(asked.filter((may) => may)).toHaveLength(5);
      expect(await stores.sms.count(renal.id, noon + hour - 1, 5)).toBe(false);
      expect(await stores.sms.count(hands.id, noon, 5)).toBe(true);
      expect(await stores.sms.count(renal.id, noon + hour, 5)).toBe(true);
      expect(await stores.sms.count(renal.id, noon + hour, 0)).toBe(false);
    });
  });
}
