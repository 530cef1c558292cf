import { begin } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { everyEvent, everyStatus } from './histories.ts';
import type { TestDatabase } from './test-database.ts';
import { aCall, addClinic, addWaiting, anArrival, noon, seen } from './world.ts';

export function describeConsultations(open: () => TestDatabase): void {
  describe('stays', () => {
    let test: TestDatabase;
    beforeEach(() => {
      test = open();
    });

    it('keeps an arrival with its event, as revision 1', async () => {
      const { consultations } = test.database.stores;
      const { event, stay } = anArrival(await addClinic(test.database.stores));
      await consultations.insert(stay, [event]);

      expect(await consultations.load(stay.id)).toEqual({ consultation: stay, revision: 1 });
      expect(await consultations.eventsOf(stay.id)).toEqual([event]);
      expect(await consultations.load(randomIds.consultation())).toBeNull();
      expect(await consultations.eventsOf(randomIds.consultation())).toEqual([]);
    });

    it('says where a stay is, and of an unknown one that it is nowhere', async () => {
      const { consultations } = test.database.stores;
      const clinic = await addClinic(test.database.stores);
      const stay = await addWaiting(test.database.stores, clinic);
      expect(await consultations.placeOf(stay.id)).toEqual({
        organisationId: clinic.organisationId,
        clinicId: clinic.id,
        consultationId: stay.id,
      });
      expect(await consultations.placeOf(randomIds.consultation())).toBeNull();
    });

    it('refuses the same stay twice, and a stay in no clinic', async () => {
      const { consultations } = test.database.stores;
      const clinic = await addClinic(test.database.stores);
      const stay = await addWaiting(test.database.stores, clinic);
      const nowhere = anArrival({ ...clinic, id: randomIds.clinic() });

      await expect(consultations.insert(stay, [])).rejects.toThrow('consultation_pkey');
      await expect(consultations.insert(nowhere.stay, [nowhere.event])).rejects.toThrow(
        'consultation_clinic_id_clinic_id_fk',
      );
    });

    it('gives back every status and every event as it was saved', async () => {
      const { consultations } = test.database.stores;
      const { event, stay } = anArrival(await addClinic(test.database.stores));
      await consultations.insert(stay, [event]);
      const events = everyEvent(event);
      let revision = 1;
      for (const next of everyStatus(stay)) {
        expect(await consultations.save(next, revision, revision === 1 ? events : [])).toBe(true);
        revision += 1;
        expect(await consultations.load(stay.id)).toEqual({ consultation: next, revision });
      }
      expect(await consultations.eventsOf(stay.id)).toEqual([event, ...events]);
    });

    it('saves a stay that is being seen together with its call, in either order', async () => {
      const { database } = test;
      const stay = await addWaiting(database.stores, await addClinic(database.stores));
      const call = aCall(stay);
      await database.transact(async ({ consultations, calls }) => {
        await consultations.save(seen(stay, call), 1, []);
        await calls.insert(call);
      });

      expect(await database.stores.consultations.load(stay.id)).toEqual({
        consultation: seen(stay, call),
        revision: 2,
      });
      expect(await database.stores.consultations.seenIn(call.id)).toEqual([
        { consultation: seen(stay, call), revision: 2 },
      ]);
    });

    it('refuses a stay that is being seen in a call that is not there', async () => {
      const { consultations } = test.database.stores;
      const stay = await addWaiting(test.database.stores, await addClinic(test.database.stores));

      await expect(consultations.save(seen(stay, aCall(stay)), 1, [])).rejects.toThrow(
        'consultation_call_id_call_id_fk',
      );
      expect(await consultations.load(stay.id)).toEqual({ consultation: stay, revision: 1 });
    });

    it('saves nothing over a newer revision, in another clinic, or where nothing is', async () => {
      const { consultations } = test.database.stores;
      const clinic = await addClinic(test.database.stores);
      const elsewhere = await addClinic(test.database.stores, 'cardiology');
      const stay = await addWaiting(test.database.stores, clinic);
      const assigned = { ...stay, assignedTo: randomIds.person() };
      const event = { type: 'call-back-wanted', at: noon, wanted: true } as const;
      await consultations.save(assigned, 1, []);

      expect(await consultations.save({ ...stay, callBackWantedSince: noon }, 1, [event])).toBe(false);
      expect(await consultations.save({ ...stay, callBackWantedSince: noon }, 3, [event])).toBe(false);
      expect(await consultations.save({ ...stay, clinicId: elsewhere.id }, 2, [event])).toBe(false);
      expect(await consultations.save(anArrival(clinic).stay, 1, [event])).toBe(false);
      expect(await consultations.load(stay.id)).toEqual({ consultation: assigned, revision: 2 });
      expect(await consultations.eventsOf(stay.id)).toHaveLength(1);
    });

    it('finds what is offered to a clinic, and what expires', async () => {
      const { consultations } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');
      const cardiology = await addClinic(test.database.stores, 'cardiology');
      const offer = { to: cardiology.id, noteId: null, by: randomIds.person() };
      const late = {
        ...(await addWaiting(test.database.stores, renal)),
        offer: { ...offer, at: noon + 2, expiresAt: noon + 9 },
      };
      const early = {
        ...(await addWaiting(test.database.stores, renal)),
        offer: { ...offer, at: noon, expiresAt: noon + 8 },
      };
      const lasting = {
        ...(await addWaiting(test.database.stores, renal)),
        offer: { ...offer, at: noon + 3, expiresAt: null },
      };
      for (const stay of [late, early, lasting]) await consultations.save(stay, 1, []);

      const offered = await consultations.offeredTo(cardiology.id);
      expect(offered.map(({ consultation }) => consultation)).toEqual([early, late, lasting]);
      expect(await consultations.offeredTo(renal.id)).toEqual([]);
      expect(await consultations.offersDue(noon + 7)).toEqual([]);
      expect(await consultations.offersDue(noon + 8)).toEqual([early.id]);
      expect(await consultations.offersDue(noon + 60)).toEqual([early.id, late.id]);

      await consultations.save({ ...early, offer: null }, 2, []);
      expect(await consultations.offersDue(noon + 60)).toEqual([late.id]);
      expect(await consultations.offeredTo(cardiology.id)).toHaveLength(2);
    });

    it('lists what is open, who waits and how many, by clinic', async () => {
      const { consultations, calls } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');
      const cardiology = await addClinic(test.database.stores, 'cardiology');
      const first = await addWaiting(test.database.stores, renal, noon);
      const second = await addWaiting(test.database.stores, renal, noon + 1);
      const third = await addWaiting(test.database.stores, renal, noon + 2);
      const over = await addWaiting(test.database.stores, renal, noon + 3);
      const other = await addWaiting(test.database.stores, cardiology, noon);
      const call = aCall(third);
      await calls.insert(call);
      await consultations.save(seen(third, call), 1, []);
      await consultations.save({ ...over, status: 'ended', at: noon + 4, outcome: 'abandoned' }, 1, []);
      const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);

      const openOnes = (await consultations.openOf(renal.id)).map(({ consultation }) => consultation);
      expect([...openOnes].sort(byId)).toEqual([first, second, seen(third, call)].sort(byId));
      expect([...(await consultations.queueOf(renal.id))].sort(byId)).toEqual(
        [
          { id: first.id, firstArrivedAt: noon },
          { id: second.id, firstArrivedAt: noon + 1 },
        ].sort(byId),
      );
      expect(await consultations.countWaiting([renal.id, cardiology.id, randomIds.clinic()])).toEqual(
        new Map([
          [renal.id, 2],
          [cardiology.id, 1],
        ]),
      );
      expect(await consultations.countWaiting([])).toEqual(new Map());
      expect(
        new Set(
          (await consultations.loadMany([over.id, other.id, randomIds.consultation()])).map((one) => one.revision),
        ),
      ).toEqual(new Set([1, 2]));
      expect(await consultations.loadMany([])).toEqual([]);
      expect(await consultations.seenIn(randomIds.call())).toEqual([]);
    });

    it('counts nobody who only tries, neither in the queue nor on the map', async () => {
      const { consultations, structureMap } = test.database.stores;
      const clinic = await addClinic(test.database.stores);
      const { event } = anArrival(clinic);
      const practice = { ...event, isPractice: true } as const;
      await consultations.insert(begin(practice), [practice]);

      expect(await consultations.queueOf(clinic.id)).toEqual([]);
      expect(await consultations.countWaiting([clinic.id])).toEqual(new Map());
      expect((await structureMap.clinics(clinic.organisationId, 'all'))[0]?.waiting).toBe(0);
      expect((await consultations.openOf(clinic.id)).map(({ consultation }) => consultation)).toEqual([
        begin(practice),
      ]);
      expect(await consultations.eventsOf(event.id)).toEqual([practice]);
    });

    it('hands out copies: what a reader does to one changes nothing', async () => {
      const { consultations } = test.database.stores;
      const stay = await addWaiting(test.database.stores, await addClinic(test.database.stores));
      const companions = [randomIds.participant()];
      await consultations.save({ ...stay, companions }, 1, []);
      companions.push(randomIds.participant());

      expect((await consultations.load(stay.id))?.consultation.companions).toHaveLength(1);
    });
  });
}
