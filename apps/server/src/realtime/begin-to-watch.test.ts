import { noPermission } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryDatabase } from '../database/memory-database.ts';
import { createTestClinic, type TestClinic, type TestStaff } from '../testing/test-clinic.ts';
import { addTestRoom } from '../testing/test-room.ts';

let clinic: TestClinic;
let chen: TestStaff;
let berg: TestStaff;
/** Done once, after the roles of somebody were read and before what was read is used. */
let meanwhile: (() => Promise<void>) | null;

beforeEach(async () => {
  meanwhile = null;
  const database = createMemoryDatabase();
  const { stores } = database;
  const access: typeof stores.access = {
    ...stores.access,
    async actorOf(id) {
      const actor = await stores.access.actorOf(id);
      const work = meanwhile;
      meanwhile = null;
      await work?.();
      return actor;
    },
  };
  clinic = await createTestClinic({
    store: {
      database: { ...database, stores: { ...stores, access } },
      addPerson: (id, name) => database.addPerson({ id, name }),
      close: () => database.close(),
    },
  });
  chen = await clinic.staff('Dr Chen');
  berg = await clinic.staff('Dr Berg');
});
afterEach(() => clinic.close());

const stores = () => clinic.database.stores;

/** Every permission is taken, or the role with them; the server looks round before the page has begun to watch. */
const permissionsGo = () => async () => {
  await stores().access.grantClinicRole(chen.personId, clinic.id, 'team-member', noPermission);
  await clinic.clock.advance(1_000);
};
const roleGoes = () => async () => {
  await stores().access.revokeClinicRole(chen.personId, clinic.id);
  await clinic.clock.advance(1_000);
};

describe('A right that is taken between the question and the watching', () => {
  test('is found: nothing of the waiting area is heard', async () => {
    const page = await chen.opensPage();
    meanwhile = permissionsGo();
    const request = { clinicId: clinic.id };
    expect(codeIn(await page.request(toServer.watchWaitingArea, request))).toBe('forbidden');
    await clinic.callerArrives('Bob');
    await berg.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Bob');
    // Answered after what was told before it.
    await page.request(toServer.watchWaitingArea, request);
    expect(page.bytes()).not.toContain('Bob');
  });

  test('is found: of the rooms is heard what is left, and nobody’s name', async () => {
    const room = await addTestRoom(clinic, berg);
    await berg.page.request(toServer.watchRooms, { clinicId: clinic.id });
    const page = await chen.opensPage();
    meanwhile = permissionsGo();
    const watched = valueOf(await page.request(toServer.watchRooms, { clinicId: clinic.id }));
    expect(watched.rooms.map(({ inside }) => inside)).toEqual([null]);
    await room.isEnteredBy(berg);
    await page.next(toClient.roomsChanged, ({ changed }) => changed[0]?.people === 1);
    expect(page.bytes()).not.toContain('Dr Berg');
    room.close();
  });

  test('is found: who is off the team hears of no room', async () => {
    const room = await addTestRoom(clinic, berg);
    await berg.page.request(toServer.watchRooms, { clinicId: clinic.id });
    const page = await chen.opensPage();
    meanwhile = roleGoes();
    expect(codeIn(await page.request(toServer.watchRooms, { clinicId: clinic.id }))).toBe('not-found');
    await room.isEnteredBy(berg);
    await berg.page.next(toClient.roomsChanged, ({ changed }) => changed[0]?.people === 1);
    await page.request(toServer.watchRooms, { clinicId: clinic.id });
    expect(page.heard(toClient.roomsChanged)).toEqual([]);
    room.close();
  });

  test('is found: who is off the team hears of no settings and sees no map', async () => {
    const page = await chen.opensPage();
    meanwhile = roleGoes();
    expect(codeIn(await page.request(toServer.watchSettings, { clinicId: clinic.id }))).toBe('not-found');
    await stores().access.grantClinicRole(chen.personId, clinic.id, 'team-member', noPermission);
    meanwhile = roleGoes();
    expect(codeIn(await page.request(toServer.watchStructure, { organisation: 'nordby' }))).toBe('not-found');
  });
});

test('Who may not use their user room hears nothing of it', async () => {
  const room = await addTestRoom(clinic, chen, { kind: 'user', ownerId: chen.personId });
  const permissions = { waitingArea: true, meetingRooms: true, userRoom: false };
  await stores().access.grantClinicRole(chen.personId, clinic.id, 'team-member', permissions);
  const watched = valueOf(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }));
  expect(watched.userRoom).toBeNull();
  const sam = await room.guestKnocks('Sam');
  await sam.page.request(toServer.leaveVisit, {});
  // Answered after what was told before it.
  await chen.page.request(toServer.unwatchRooms, { clinicId: clinic.id });
  expect(chen.page.heard(toClient.userRoomChanged)).toEqual([]);
  room.close();
});
