import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clinic, GuestLink, PersonId, Room, Visit } from '@anteroom/domain';
import type { SealedVisitEntry } from '../../features/consultation/typed-entry-store.ts';
import { randomIds } from '../../platform/ids.ts';
import { isConflict } from '../database-error.ts';
import type { Stores } from '../database.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, aLink, aRoom, callerPresence, noon, roomCall } from './world.ts';

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());

export function describeRooms(open: () => TestDatabase): void {
  describe('rooms and their guests', () => {
    let test: TestDatabase;
    let stores: Stores;
    let clinic: Clinic;
    const chen: PersonId = randomIds.person();
    const okafor: PersonId = randomIds.person();
    beforeEach(async () => {
      test = open();
      ({ stores } = test.database);
      clinic = await addClinic(stores);
      await test.addPerson(chen, 'Mei Chen');
      await test.addPerson(okafor, 'Ada Okafor');
    });
    const userRoom = (ownerId: PersonId, change: Partial<Room> = {}) =>
      aRoom(clinic, { kind: 'user', name: '', ownerId, ...change });
    const knocking = (link: GuestLink, at = noon): Visit => ({
      id: randomIds.participant(),
      roomId: link.roomId,
      linkId: link.id,
      arrivedAt: at,
      status: 'knocking',
      since: at,
      returned: false,
    });

    it('are kept, saved by revision, and listed in their order while they are open', async () => {
      const [second, first, closed] = [
        aRoom(clinic, { position: 1 }),
        aRoom(clinic, { position: 0, kind: 'group' }),
        aRoom(clinic, { closedAt: noon }),
      ];
      for (const one of [second, first, closed]) await stores.rooms.insert(one);

      expect(await stores.rooms.sharedOf(clinic.id)).toEqual([
        { room: first, revision: 1 },
        { room: second, revision: 1 },
      ]);
      const renamed = { ...first, name: 'Ward round' };
      expect(await stores.rooms.save(renamed, 1)).toBe(true);
      expect(await stores.rooms.save(first, 1)).toBe(false);
      expect(await stores.rooms.load(first.id)).toEqual({ room: renamed, revision: 2 });
      expect(await stores.rooms.load(closed.id)).toEqual({ room: closed, revision: 1 });
      expect(await stores.rooms.load(randomIds.room())).toBeNull();
    });

    it('say where they are while they are open, without being loaded', async () => {
      const [shared, own, closed] = [aRoom(clinic), userRoom(chen), aRoom(clinic, { closedAt: noon })];
      for (const one of [shared, own, closed]) await stores.rooms.insert(one);
      const place = { organisationId: clinic.organisationId, clinicId: clinic.id, consultationId: null };
      expect(await stores.rooms.placeOf(shared.id)).toEqual({
        ...place,
        room: { id: shared.id, kind: 'meeting', ownerId: null },
      });
      expect(await stores.rooms.placeOf(own.id)).toEqual({
        ...place,
        room: { id: own.id, kind: 'user', ownerId: chen },
      });
      expect(await stores.rooms.placeOf(closed.id)).toBeNull();
      expect(await stores.rooms.placeOf(randomIds.room())).toBeNull();
    });

    it('are at most one of an owner in a clinic; a closed one counts no more', async () => {
      const own = userRoom(chen);
      await stores.rooms.insert(own);
      const refusal = await stores.rooms.insert(userRoom(chen)).catch((error: unknown) => error);

      expect(isConflict(refusal)).toBe(true);
      await stores.rooms.insert(userRoom(okafor));
      expect((await stores.rooms.userRoomOf(clinic.id, chen))?.room).toEqual(own);
      await stores.rooms.save({ ...own, closedAt: noon }, 1);
      expect(await stores.rooms.userRoomOf(clinic.id, chen)).toBeNull();
      await stores.rooms.insert(userRoom(chen));
    });

    it('are listed by pages, by kind and by what is looked for, and user rooms of one owner', async () => {
      const meeting = aRoom(clinic, { name: 'Ward round' });
      const [chens, okafors] = [userRoom(chen), userRoom(okafor)];
      for (const one of [chens, okafors, meeting]) await stores.rooms.insert(one);
      const query = { clinicId: clinic.id, kind: null, ownerId: null, search: '', offset: 0, limit: 50 };
      const listed = async (change: Partial<Parameters<Stores['rooms']['list']>[0]>) => {
        const { rooms, total } = await stores.rooms.list({ ...query, ...change });
        return { ids: rooms.map(({ room }) => room.id), total };
      };

      expect(await listed({})).toEqual({ ids: [meeting.id, okafors.id, chens.id], total: 3 });
      expect(await listed({ offset: 1, limit: 1 })).toEqual({ ids: [okafors.id], total: 3 });
      expect(await listed({ kind: 'user', search: ' CHEN' })).toEqual({ ids: [chens.id], total: 1 });
      expect(await listed({ kind: 'shared' })).toEqual({ ids: [meeting.id], total: 1 });
      expect(await listed({ ownerId: okafor })).toEqual({ ids: [meeting.id, okafors.id], total: 2 });
      expect(await listed({ search: 'nothing' })).toEqual({ ids: [], total: 0 });
    });

    it('have a revision of their list that rises', async () => {
      expect(await stores.rooms.revision(clinic.id)).toBe(0);
      expect([await stores.rooms.raise(clinic.id), await stores.rooms.raise(clinic.id)]).toEqual([1, 2]);
      expect(await stores.rooms.revision(clinic.id)).toBe(2);
    });

    it('hold a call that is saved after them in the same transaction, and no other', async () => {
      const room = aRoom(clinic);
      await stores.rooms.insert(room);
      const call = roomCall(room, chen);
      await test.database.transact(async (inside) => {
        await inside.rooms.save({ ...room, callId: call.id }, 1);
        await inside.calls.insert(call);
      });

      expect(await stores.calls.load(call.id)).toEqual({ call, revision: 1 });
      await expect(stores.rooms.save({ ...room, callId: randomIds.call() }, 2)).rejects.toThrow('room_call_id');
    });

    it('are found by the hash of a link; a revoked one is known and not listed', async () => {
      const room = aRoom(clinic);
      await stores.rooms.insert(room);
      const [older, newer] = [aLink(room, { madeAt: noon }), aLink(room, { madeAt: noon + 1, expiresAt: noon + 9 })];
      await stores.guestLinks.insert(older, hashOf('older'));
      await stores.guestLinks.insert(newer, hashOf('newer'));

      expect(await stores.guestLinks.byHash(hashOf('older'))).toEqual(older);
      expect(await stores.guestLinks.byHash(hashOf('other'))).toBeNull();
      expect((await stores.guestLinks.ofRoom(room.id)).map(({ link }) => link)).toEqual([newer, older]);
      await stores.guestLinks.revoke([older.id], noon + 5);
      await stores.guestLinks.revoke([older.id], noon + 6);
      expect(await stores.guestLinks.load(older.id)).toEqual({ ...older, revokedAt: noon + 5 });
      expect((await stores.guestLinks.ofRoom(room.id)).map(({ hash }) => hash)).toEqual([hashOf('newer')]);
      await expect(stores.guestLinks.insert(aLink(room), hashOf('newer'))).rejects.toThrow('guest_link_hash');
    });

    it('keep visits until they are over, and know them by their tokens', async () => {
      const room = aRoom(clinic);
      const link = aLink(room);
      await stores.rooms.insert(room);
      await stores.guestLinks.insert(link, hashOf('secret'));
      const [grace, henry] = [knocking(link, noon), knocking(link, noon + 1)];
      for (const visit of [henry, grace]) await stores.visits.put(visit);
      await stores.visits.putToken(hashOf('grace'), grace.id);

      expect(await stores.visits.openOf([room.id])).toEqual([grace, henry]);
      expect(await stores.visits.byToken(hashOf('grace'))).toEqual(grace);
      const { id, roomId, linkId, arrivedAt } = grace;
      const over: Visit = { id, roomId, linkId, arrivedAt, status: 'over', since: noon + 5, outcome: 'declined' };
      await stores.visits.put(over);
      expect(await stores.visits.openOf([room.id])).toEqual([henry]);
      expect(await stores.visits.byToken(hashOf('grace'))).toEqual(over);
      await stores.visits.forgetTokens(noon + 5);
      expect(await stores.visits.byToken(hashOf('grace'))).toEqual(over);
      await stores.visits.forgetTokens(noon + 6);
      expect(await stores.visits.byToken(hashOf('grace'))).toBeNull();
      expect(await stores.visits.loadMany([grace.id, henry.id])).toEqual([henry, over]);
    });

    it('keep what a guest told beside what callers typed, and their presence', async () => {
      const room = aRoom(clinic);
      const link = aLink(room);
      await stores.rooms.insert(room);
      await stores.guestLinks.insert(link, hashOf('secret'));
      const grace = knocking(link);
      await stores.visits.put(grace);
      const entry = (kind: SealedVisitEntry['kind']): SealedVisitEntry => ({
        id: randomIds.typedEntry(),
        visitId: grace.id,
        kind,
        at: noon,
        from: 'guest',
        sealed: Uint8Array.from(randomBytes(48)),
      });
      const name = entry('name');
      await stores.typedEntries.put(name);
      await stores.typedEntries.put(entry('photo'));
      const row = callerPresence(randomIds.consultation(), {
        participantId: grace.id,
        subject: { kind: 'guest', visitId: grace.id },
      });
      await stores.presence.put(row);

      expect(await stores.typedEntries.ofVisits([grace.id], 'name')).toEqual([name]);
      expect(await stores.typedEntries.ofVisits([grace.id])).toHaveLength(2);
      expect(await stores.typedEntries.visitsWith([grace.id], 'photo')).toEqual(new Set([grace.id]));
      expect(await stores.presence.get(grace.id)).toEqual(row);
      await stores.typedEntries.erase(grace.id);
      expect(await stores.typedEntries.ofVisits([grace.id])).toEqual([]);
    });
  });
}
