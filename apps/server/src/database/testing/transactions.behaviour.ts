import { AsyncResource } from 'node:async_hooks';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clinic, PersonId, Waiting } from '@anteroom/domain';
import { randomIds } from '../../platform/ids.ts';
import type { Database, Stores } from '../database.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, addWaiting, anArrival, anOrganisation, noon } from './world.ts';

export function describeTransactions(open: () => TestDatabase, { parallel }: { readonly parallel: boolean }): void {
  describe('transactions', () => {
    let database: Database;
    let clinic: Clinic;
    let stay: Waiting;
    beforeEach(async () => {
      ({ database } = open());
      clinic = await addClinic(database.stores);
      stay = await addWaiting(database.stores, clinic);
    });

    it('answers what the work answered, and keeps all that it did', async () => {
      const { event, stay: added } = anArrival(clinic);
      const revision = await database.transact(async (stores) => {
        await stores.consultations.insert(added, [event]);
        return stores.waitingAreas.raise(clinic.id);
      });

      expect(revision).toBe(1);
      expect(await database.stores.waitingAreas.revision(clinic.id)).toBe(1);
      expect(await database.stores.consultations.load(added.id)).toEqual({ consultation: added, revision: 1 });
    });

    it('sends statements together, in the order of the calls', async () => {
      const { event, stay: added } = anArrival(clinic);
      const hash = new Uint8Array(32).fill(7);
      await database.transact((stores) =>
        Promise.all([
          stores.consultations.insert(added, [event]),
          stores.callerTokens.put({ hash, consultationId: added.id, clinicId: clinic.id }),
          stores.audit.append([
            { at: noon, actor: { kind: 'caller' }, verb: 'arrive', clinicId: clinic.id, subject: added.id },
          ]),
          stores.waitingAreas.raise(clinic.id),
        ]),
      );

      expect(await database.stores.callerTokens.find(hash)).toEqual({
        consultationId: added.id,
        clinicId: clinic.id,
      });
    });

    it('sees what it has done itself', async () => {
      const seen = await database.transact(async (stores) => {
        await assign(stores, stay, 1, randomIds.person());
        return stores.consultations.load(stay.id);
      });

      expect(seen?.revision).toBe(2);
    });

    it('undoes everything when the work throws, and throws that on', async () => {
      const { event, stay: added } = anArrival(clinic);
      const reason = new Error('Changed my mind.');
      const work = database.transact(async (stores) => {
        await assign(stores, stay, 1, randomIds.person());
        await stores.consultations.insert(added, [event]);
        await stores.waitingAreas.raise(clinic.id);
        await stores.clinics.addOrganisation(anOrganisation('undone'));
        await stores.nodes.beat(randomIds.node(), noon);
        throw reason;
      });

      await expect(work).rejects.toBe(reason);
      expect(await database.stores.consultations.load(stay.id)).toEqual({ consultation: stay, revision: 1 });
      expect(await database.stores.consultations.load(added.id)).toBeNull();
      expect(await database.stores.waitingAreas.revision(clinic.id)).toBe(0);
      expect(await database.stores.clinics.organisationBySlug('undone')).toBeNull();
      expect(await database.stores.nodes.living(0)).toEqual([]);
    });

    it('undoes everything when a statement fails, even if the work looks away', async () => {
      const work = database.transact(async (stores) => {
        await assign(stores, stay, 1, randomIds.person());
        await stores.consultations.insert(stay, []).catch(() => undefined);
      });

      await expect(work).rejects.toThrow();
      expect((await database.stores.consultations.load(stay.id))?.revision).toBe(1);
    });

    it('undoes everything when a reference does not hold at the end', async () => {
      const work = database.transact(async (stores) => {
        await stores.consultations.save(
          {
            ...stay,
            status: 'being-seen',
            callId: randomIds.call(),
            since: noon,
            providers: [{ participantId: randomIds.participant(), personId: randomIds.person(), joinedAt: noon }],
          },
          1,
          [],
        );
        await stores.waitingAreas.raise(clinic.id);
      });

      await expect(work).rejects.toThrow('consultation_call_id_call_id_fk');
      expect(await database.stores.waitingAreas.revision(clinic.id)).toBe(0);
    });

    it('goes on after one that failed', async () => {
      await expect(database.transact(() => Promise.reject(new Error('No.')))).rejects.toThrow('No.');

      expect(await database.transact((stores) => stores.waitingAreas.raise(clinic.id))).toBe(1);
    });

    it('refuses stores whose transaction is over', async () => {
      const { kept } = await database.transact((stores) => Promise.resolve({ kept: stores }));

      await expect(kept.waitingAreas.raise(clinic.id)).rejects.toThrow('The transaction is over.');
      expect(await database.stores.waitingAreas.revision(clinic.id)).toBe(0);
    });

    it('lets two that change one stay both succeed, one after the other', async () => {
      const people = [randomIds.person(), randomIds.person(), randomIds.person()];
      const revisions = await Promise.all(people.map((person) => assignUntilSaved(database, stay, person)));

      expect([...revisions].sort()).toEqual([2, 3, 4]);
      expect(await database.stores.consultations.eventsOf(stay.id)).toHaveLength(4);
    });

    it.runIf(parallel)('lets only one of two save that have loaded the same revision', async () => {
      const bothLoaded = meetingOf(2);
      const outcomes = await Promise.all(
        [randomIds.person(), randomIds.person()].map((person) =>
          database.transact(async (stores) => {
            const loaded = await stores.consultations.load(stay.id);
            await bothLoaded();
            return assign(stores, stay, loaded?.revision ?? 0, person);
          }),
        ),
      );

      expect([...outcomes].sort()).toEqual([false, true]);
      expect((await database.stores.consultations.load(stay.id))?.revision).toBe(2);
      expect(await database.stores.consultations.eventsOf(stay.id)).toHaveLength(2);
    });

    it('puts the changes of a clinic in the order of their revisions', async () => {
      const order: string[] = [];
      let raised: (() => void) | undefined;
      const hasRaised = new Promise<void>((resolve) => {
        raised = resolve;
      });
      const first = database
        .transact(async (stores) => {
          const revision = await stores.waitingAreas.raise(clinic.id);
          raised?.();
          // Time enough for the other to overtake, if nothing held it.
          for (let round = 0; round < 20; round += 1) await stores.consultations.load(stay.id);
          order.push(`raised to ${revision}`);
        })
        .then(() => order.push('committed'));
      await hasRaised;
      const second = database.transact(async (stores) => {
        const revision = await stores.waitingAreas.raise(clinic.id);
        order.push(`raised to ${revision}`);
      });
      await Promise.all([first, second]);

      expect(order[0]).toBe('raised to 1');
      expect(order).toContain('raised to 2');
      expect(await database.stores.waitingAreas.revision(clinic.id)).toBe(2);
    });

    it('gives every one of many changes a revision of its own', async () => {
      const revisions = await Promise.all(
        Array.from({ length: 20 }, () => database.transact((stores) => stores.waitingAreas.raise(clinic.id))),
      );

      expect([...revisions].sort((left, right) => left - right)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
    });

    it('answers readers outside only with what is committed', async () => {
      const elsewhere = new AsyncResource('elsewhere');
      let outside: Promise<number> | undefined;
      const work = database.transact(async (stores) => {
        await stores.waitingAreas.raise(clinic.id);
        outside = elsewhere.runInAsyncScope(() => database.stores.waitingAreas.revision(clinic.id));
        await stores.waitingAreas.raise(clinic.id);
        throw new Error('Undone.');
      });

      await expect(work).rejects.toThrow('Undone.');
      expect(await outside).toBe(0);
    });
  });
}

/** Assigns a stay to somebody; answers whether the revision still was the expected one. */
function assign(stores: Stores, stay: Waiting, revision: number, person: PersonId): Promise<boolean> {
  return stores.consultations.save({ ...stay, assignedTo: person }, revision, [
    { type: 'assigned', at: noon, by: person, to: person },
  ]);
}

/** Loads and saves, and does so again where somebody was faster; answers the revision that it led to. */
async function assignUntilSaved(database: Database, stay: Waiting, person: PersonId): Promise<number> {
  for (;;) {
    const revision = await database.transact(async (stores) => {
      const loaded = (await stores.consultations.load(stay.id))?.revision ?? 0;
      return (await assign(stores, stay, loaded, person)) ? loaded + 1 : null;
    });
    if (revision !== null) return revision;
  }
}

/** A place where somebody waits until so many have come. */
function meetingOf(count: number): () => Promise<void> {
  let waiting = 0;
  let open: (() => void) | undefined;
  const everybody = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    waiting += 1;
    if (waiting === count) open?.();
    return everybody;
  };
}
