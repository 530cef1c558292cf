import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import { addTestRoom, type TestRoom } from '../../testing/test-room.ts';

let clinic: TestClinic;
let chen: TestStaff;
let room: TestRoom;

beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  room = await addTestRoom(clinic, chen);
});
afterEach(async () => {
  room.close();
  await clinic.close();
});

const minute = 60_000;

describe('The server dies and starts again', () => {
  test('whoever was in a room is in it as before, whoever knocked knocks; nobody is asked for anything', async () => {
    const call = await room.isEnteredBy(chen);
    const [grace, henry] = [await room.guestKnocks('Grace'), await room.guestKnocks('Henry')];
    valueOf(await chen.page.request(toServer.admitGuests, { roomId: room.id, visitIds: [grace.id] }));
    await grace.page.next(toClient.callEntered);
    await clinic.clock.advance(3 * minute);

    await clinic.restart();
    await Promise.all([chen, grace, henry].map(({ page }) => page.untilCut()));

    const chensPage = await chen.opensPage();
    const again = valueOf(await chensPage.request(toServer.enterCall, { callId: call.callId }));
    expect(again).toMatchObject({ self: call.self, startedAt: call.startedAt, room: { id: room.id } });
    const list = valueOf(await chensPage.request(toServer.watchRooms, { clinicId: clinic.id }));
    expect(list.rooms).toMatchObject([
      { people: 2, guests: 1, inside: { members: [{ name: 'Dr Chen' }], knocks: [{ name: 'Henry' }] } },
    ]);
    const gracesPage = await grace.opensPage();
    expect(valueOf(await gracesPage.request(toServer.enterVisit, {}))).toMatchObject({
      status: 'inside',
      name: 'Grace',
    });
    expect(await gracesPage.next(toClient.callEntered)).toMatchObject({ callId: call.callId, self: grace.id });
    const henrysPage = await henry.opensPage();
    const { since } = henry.visit;
    expect(valueOf(await henrysPage.request(toServer.enterVisit, {}))).toMatchObject({ status: 'knocking', since });

    const signal = { generation: 'after', candidate: null };
    valueOf(await gracesPage.request(toServer.signal, { callId: call.callId, to: call.self, signal }));
    expect(await chensPage.next(toClient.signalled)).toMatchObject({ from: grace.id });
    const refused = await henrysPage.request(toServer.enterCall, { callId: call.callId });
    expect(codeIn(refused)).toBe('not-in-this-call');
  });

  test('whoever never comes back is gone after the grace, and the room is empty', async () => {
    await room.isEnteredBy(chen);
    const grace = await room.guestKnocks('Grace');
    valueOf(await chen.page.request(toServer.admitGuests, { roomId: room.id, visitIds: [grace.id] }));
    await grace.page.next(toClient.callEntered);
    await clinic.restart();
    // Some 15 s until the dead node counts as dead, then the graces of a call and of the door.
    await clinic.clock.advance(15 * minute);
    expect(await clinic.database.stores.calls.open()).toEqual([]);
    expect(await clinic.database.stores.visits.openOf([room.id])).toEqual([]);
    expect((await clinic.database.stores.rooms.load(room.id))?.room.callId).toBeNull();
    expect(await clinic.stayKeys.get(grace.id)).toBeNull();
  });
});
