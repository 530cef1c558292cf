import { defaultAlerts, type Clinic, type PersonId } from '@anteroom/domain';
import { describe, expect, it } from 'vitest';
import type { StoredAlerts } from '../../features/alerts/alert-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, addWaiting, anArrival, noon } from './world.ts';

const minute = 60_000;

export function describeAlerts(open: () => TestDatabase): void {
  describe('own alerts', () => {
    async function somebody(name = 'Dr Chen'): Promise<PersonId> {
      const id = randomIds.person();
      await open().addPerson(id, name);
      return id;
    }
    const alertsOf = (personId: PersonId, clinic: Clinic, change: Partial<StoredAlerts> = {}): StoredAlerts => ({
      ...defaultAlerts,
      email: true,
      personId,
      clinicId: clinic.id,
      locale: 'de',
      sealedPhone: Uint8Array.of(1, 2, 3),
      setAt: noon - minute,
      ...change,
    });

    it('keeps them by person and clinic, the latest', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const chen = await somebody();
      expect(await stores.alerts.of(chen, clinic.id)).toBeNull();
      await stores.alerts.put(alertsOf(chen, clinic));
      const later = alertsOf(chen, clinic, { sealedPhone: null, sms: true, afterMinutes: 240, onlyAway: false });
      await stores.alerts.put(later);
      expect(await stores.alerts.of(chen, clinic.id)).toEqual(later);
    });

    it('tells who has to hear of whom, from when on', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const [chen, berg, quiet] = [await somebody(), await somebody('Berg'), await somebody('Quiet')];
      await stores.alerts.put(alertsOf(chen, clinic));
      await stores.alerts.put(alertsOf(berg, clinic, { afterMinutes: 5 }));
      await stores.alerts.put(alertsOf(quiet, clinic, { email: false }));
      const [alice, bob] = [await addWaiting(stores, clinic, noon), await addWaiting(stores, clinic, noon + minute)];

      const heard = async (now: number) =>
        (await stores.alerts.due(now)).map(({ alerts, callers }) => [alerts.personId, [...callers]] as const);
      expect(await heard(noon - 1)).toEqual([]);
      expect(await heard(noon)).toEqual([[chen, [alice.id]]]);
      expect(new Map(await heard(noon + 5 * minute))).toEqual(
        new Map([
          [chen, [alice.id, bob.id]],
          [berg, [alice.id]],
        ]),
      );
    });

    it('leaves out who was due before it was set, practice, and clinics that are closed', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const chen = await somebody();
      await addWaiting(stores, clinic, noon);
      const practice = anArrival(clinic, noon + 2 * minute);
      await stores.consultations.insert({ ...practice.stay, isPractice: true }, [
        { ...practice.event, isPractice: true },
      ]);
      await stores.alerts.put(alertsOf(chen, clinic, { setAt: noon + minute }));
      expect(await stores.alerts.due(noon + 3 * minute)).toEqual([]);
      await addWaiting(stores, clinic, noon + 2 * minute);
      expect(await stores.alerts.due(noon + 3 * minute)).toHaveLength(1);
      await stores.clinics.setClosed(clinic.id, noon + 3 * minute);
      expect(await stores.alerts.due(noon + 3 * minute)).toEqual([]);
    });

    it('lets one claim each caller for each person, however many try at once, and forgets it with the wait', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const [chen, berg] = [await somebody(), await somebody('Berg')];
      await stores.alerts.put(alertsOf(chen, clinic));
      const stays = [await addWaiting(stores, clinic), await addWaiting(stores, clinic)];
      const ids = stays.map(({ id }) => id);
      const claimed = await Promise.all(Array.from({ length: 6 }, () => stores.alerts.claim(chen, ids, noon)));
      expect(claimed.flat().toSorted()).toEqual(ids.toSorted());
      expect(await stores.alerts.claim(berg, ids, noon)).toHaveLength(2);
      expect(await stores.alerts.due(noon)).toEqual([]);

      const [alice] = stays;
      if (alice === undefined) throw new Error('Nobody waits.');
      const ended = { ...alice, status: 'ended', at: noon, outcome: 'abandoned' } as const;
      await stores.consultations.save(ended, 1, [{ type: 'ended', at: noon, outcome: 'abandoned', by: null }]);
      await stores.alerts.forget();
      expect(await stores.alerts.claim(chen, ids, noon)).toEqual([alice.id]);
    });
  });
}
