import { participantsOf } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { aCall, aClinic, addClinic, addWaiting, anOrganisation, aRoom, noon, roomCall, seen } from './world.ts';

export function describeStructureMap(open: () => TestDatabase): void {
  describe('the structure map', () => {
    let test: TestDatabase;
    beforeEach(() => {
      test = open();
    });

    it('counts who waits and who is being seen, clinic by clinic, by name', async () => {
      const { stores } = test.database;
      const nordby = anOrganisation('nordby');
      await stores.clinics.addOrganisation(nordby);
      const renal = aClinic(nordby, 'renal', 'Renal clinic');
      const cardiology = aClinic(nordby, 'cardiology', 'Cardiology');
      await stores.clinics.add(renal);
      await stores.clinics.add(cardiology);
      const elsewhere = await addClinic(stores, 'elsewhere');
      await addWaiting(stores, renal);
      await addWaiting(stores, renal);
      const third = await addWaiting(stores, renal);
      const call = aCall(third);
      await stores.calls.insert(call);
      await stores.consultations.save(seen(third, call), 1, []);
      await addWaiting(stores, elsewhere);
      await stores.waitingAreas.raise(renal.id);

      const floor = { beingSeen: 0, onHold: 0, rooms: [] };
      const heart = { ...floor, id: cardiology.id, slug: 'cardiology', name: 'Cardiology', revision: 0, waiting: 0 };
      const kidney = { ...floor, id: renal.id, slug: 'renal', name: 'Renal clinic', revision: 1 };
      const floors = await stores.structureMap.clinics(nordby.id, 'all');
      expect(floors).toEqual([heart, { ...kidney, waiting: 2, beingSeen: 1 }]);
      expect(await stores.structureMap.clinics(nordby.id, [cardiology.id, elsewhere.id])).toEqual([heart]);
      expect(await stores.structureMap.clinics(nordby.id, [])).toEqual([]);
      expect(await stores.structureMap.clinics(randomIds.organisation(), 'all')).toEqual([]);
      expect(await stores.structureMap.revisions(nordby.id)).toEqual(
        new Map([
          [cardiology.id, 0],
          [renal.id, 1],
        ]),
      );
    });

    it('counts who is in rooms, and shows a user room to its owner alone', async () => {
      const { stores } = test.database;
      const clinic = await addClinic(stores);
      const chen = randomIds.person();
      await test.addPerson(chen, 'Mei Chen');
      const ward = aRoom(clinic, { position: 1, name: 'Ward round' });
      const used = aRoom(clinic, { position: 0, name: 'Case conference' });
      const closed = aRoom(clinic, { position: 2, closedAt: noon });
      const own = aRoom(clinic, { kind: 'user', name: '', ownerId: chen });
      for (const room of [ward, used, closed, own]) await stores.rooms.insert(room);
      const running = roomCall(used, chen);
      await stores.calls.insert(running);
      await stores.rooms.save({ ...used, callId: running.id }, 1);
      await stores.rooms.raise(clinic.id);

      const [floor] = await stores.structureMap.clinics(clinic.organisationId, 'all');
      expect(floor?.revision).toBe(1);
      const people = participantsOf(running).length;
      expect(floor?.rooms).toEqual([
        { id: used.id, kind: used.kind, name: 'Case conference', people, knocks: 0 },
        { id: ward.id, kind: ward.kind, name: 'Ward round', people: 0, knocks: 0 },
      ]);
      const userRoom = { id: own.id, clinicId: clinic.id, ownerId: chen, people: 0 };
      expect(await stores.structureMap.userRooms(clinic.organisationId, chen)).toEqual([userRoom]);
      expect(await stores.structureMap.userRooms(clinic.organisationId, randomIds.person())).toEqual([]);
    });
  });
}
