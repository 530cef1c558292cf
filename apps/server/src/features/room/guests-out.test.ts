import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectOut, openRoomStory, signal, staff, type RoomStory } from '../../testing/room-story.ts';
import type { TestStaff } from '../../testing/test-clinic.ts';
import { addTestRoom, homeOfGuests, type TestGuest, type TestRoom } from '../../testing/test-room.ts';

let story: RoomStory;
let clinic: RoomStory['clinic'];
let chen: TestStaff;
let okafor: TestStaff;
let room: TestRoom;
let admit: RoomStory['admit'];

beforeEach(async () => {
  story = await openRoomStory();
  ({ clinic, chen, okafor, room, admit } = story);
});
afterEach(() => story.close());

describe('Guests are out', () => {
  async function inside(
    name: string,
  ): Promise<{ guest: TestGuest; callId: Awaited<ReturnType<TestRoom['isEnteredBy']>>['callId'] }> {
    const guest = await room.guestKnocks(name);
    valueOf(await admit(chen, guest));
    const { callId } = await guest.page.next(toClient.callEntered);
    return { guest, callId };
  }

  test('when removed: their place is gone, their token dead', async () => {
    const call = await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    valueOf(await okafor.page.request(toServer.removeGuest, { roomId: room.id, visitId: guest.id }));
    expect(await guest.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    await expectOut(guest, 'removed');
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.length === 1);
    valueOf(await chen.page.request(toServer.signal, { callId: call.callId, to: guest.id, signal }));
    expect(guest.page.heard(toClient.signalled)).toEqual([]);
  });

  test('when the link by which they came is revoked, knocking or inside; it then answers like one that never was', async () => {
    await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    const waiting = await room.guestKnocks('Waiting');
    const other = acceptedBy(await clinic.server.core.rooms.makeLink(room.id, null, staff(chen)));
    const stays = await room.guestKnocks('Stays', { secret: (other.path ?? '').replace('/r/', '') });
    const { rooms, knocking } = clinic.server.core;
    expect(await rooms.revokeLink(room.id, room.linkId, staff(okafor))).toEqual({ ok: true, value: null });
    expect(await guest.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    await expectOut(guest, 'link-revoked');
    await expectOut(waiting, 'link-revoked');
    expect(stays.page.connected).toBe(true);
    expect((await clinic.database.stores.visits.load(stays.id))?.status).toBe('knocking');
    for (const secret of [room.secret, 'A'.repeat(43), '', 'x']) {
      expect(await knocking.behind(secret)).toBeNull();
      const form = { name: 'Grace' };
      const knock = await knocking.knock({ secret, form, token: guest.token, device: 'phone', address: homeOfGuests });
      expect(knock).toEqual({ ok: false, error: { code: 'not-found' } });
    }
  });

  test('when the room is closed: everybody is', async () => {
    const call = await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    const admin = await clinic.staff('Admin');
    await clinic.database.stores.access.grantClinicRole(admin.personId, clinic.id, 'clinic-administrator', {
      waitingArea: false,
      meetingRooms: false,
      userRoom: false,
    });
    expect(await clinic.server.core.rooms.close(room.id, staff(chen))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(await clinic.server.core.rooms.close(room.id, staff(admin))).toEqual({ ok: true, value: null });
    expect(await chen.page.next(toClient.callLeft)).toEqual({ callId: call.callId, reason: 'ended' });
    await expectOut(guest, 'room-closed');
    expect(codeIn(await chen.page.request(toServer.enterRoom, { roomId: room.id }))).toBe('not-found');
    expect(await clinic.server.core.knocking.behind(room.secret)).toBeNull();
  });

  test('when a member ends the call', async () => {
    const call = await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    valueOf(await chen.page.request(toServer.endCall, { callId: call.callId }));
    expect(await guest.page.next(toClient.callLeft)).toMatchObject({ reason: 'ended' });
    await expectOut(guest, 'ended');
  });

  test('when the last member leaves they wait again, never together without one, and knock anew by themselves', async () => {
    const call = await room.isEnteredBy(chen);
    const { guest: grace } = await inside('Grace');
    const { guest: henry } = await inside('Henry');
    valueOf(await chen.page.request(toServer.leaveCall, { callId: call.callId }));
    for (const guest of [grace, henry]) {
      expect(await guest.page.next(toClient.callLeft)).toMatchObject({ reason: 'members-left' });
      const view = await guest.page.next(toClient.visitChanged, ({ status }) => status === 'knocking');
      expect(view).toMatchObject({ returned: true, outcome: null });
    }
    expect(codeIn(await grace.page.request(toServer.signal, { callId: call.callId, to: henry.id, signal }))).toBe(
      'not-in-this-call',
    );
    await room.isEnteredBy(okafor);
    expect(valueOf(await admit(okafor, grace, henry)).admitted).toEqual([grace.id, henry.id]);
  });

  test('when the last member is gone past grace, too', async () => {
    await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    chen.page.lose();
    await guest.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    await clinic.clock.advance(125_000);
    await guest.page.next(toClient.visitChanged, ({ status, returned }) => status === 'knocking' && returned);
  });

  test('when their page stays away past its grace', async () => {
    await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    guest.page.lose();
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    await clinic.clock.advance(125_000);
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.length === 1);
    expect(await clinic.database.stores.visits.load(guest.id)).toMatchObject({ status: 'over', outcome: 'lost' });
  });

  test('when they leave', async () => {
    await room.isEnteredBy(chen);
    const { guest } = await inside('Grace');
    valueOf(await guest.page.request(toServer.leaveVisit, {}));
    await expectOut(guest, 'left');
  });
});

describe('A member who loses the permission', () => {
  test('is out within two seconds, hears nothing more of the rooms, and takes no guest along', async () => {
    const call = await room.isEnteredBy(chen);
    valueOf(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    const grace = await room.guestKnocks('Grace');
    valueOf(await admit(chen, grace));
    await grace.page.next(toClient.callEntered);
    const only = { waitingArea: true, meetingRooms: false, userRoom: false };
    await clinic.database.stores.access.grantClinicRole(chen.personId, clinic.id, 'team-member', only);
    await clinic.clock.advance(2_000);
    expect(await chen.page.next(toClient.callLeft)).toMatchObject({ callId: call.callId });
    await grace.page.next(toClient.visitChanged, ({ status, returned }) => status === 'knocking' && returned);
    expect(codeIn(await chen.page.request(toServer.enterRoom, { roomId: room.id }))).toBe('forbidden');
    expect(codeIn(await admit(chen, grace))).toBe('forbidden');
    const henry = await room.guestKnocks('Henry Canary');
    valueOf(await okafor.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    expect(henry.visit.status).toBe('knocking');
    expect(chen.page.bytes()).not.toContain('Henry Canary');
  });
});

describe('A user room', () => {
  test('is its owner’s alone: nobody else sees it, in no list, count or delta', async () => {
    const own = await addTestRoom(clinic, chen, { kind: 'user', name: '', ownerId: chen.personId });
    const mine = valueOf(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    const theirs = valueOf(await okafor.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    expect(mine.userRoom).toMatchObject({ id: own.id, kind: 'user', name: 'Dr Chen' });
    expect(theirs.userRoom).toBeNull();
    expect(JSON.stringify(theirs)).not.toContain(own.id);
    await own.isEnteredBy(chen);
    const guest = await own.guestKnocks('Grace');
    await chen.page.next(toClient.userRoomChanged, (change) => change.room?.inside?.knocks.length === 1);
    for (const answer of [
      await okafor.page.request(toServer.enterRoom, { roomId: own.id }),
      await okafor.page.request(toServer.admitGuests, { roomId: own.id, visitIds: [guest.id] }),
      await okafor.page.request(toServer.enterRoom, { roomId: own.id }),
    ])
      expect(codeIn(answer)).toBe('not-found');
    expect(await clinic.server.core.rooms.links(own.id, staff(okafor))).toMatchObject({
      refusal: { code: 'not-found' },
    });
    expect(okafor.page.bytes()).not.toContain(own.id);
    const { admitted } = valueOf(
      await chen.page.request(toServer.admitGuests, { roomId: own.id, visitIds: [guest.id] }),
    );
    expect(admitted).toEqual([guest.id]);
    await guest.page.next(toClient.callEntered);
    own.close();
  });
});

describe('Whoever watches without the permission', () => {
  test('sees counts, and no name, no knock', async () => {
    const clerk = await clinic.staff('Clerk');
    const none = { waitingArea: true, meetingRooms: false, userRoom: false };
    await clinic.database.stores.access.grantClinicRole(clerk.personId, clinic.id, 'team-member', none);
    valueOf(await clerk.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    await room.isEnteredBy(chen);
    await room.guestKnocks('Grace Hopper');
    const delta = await clerk.page.next(toClient.roomsChanged, ({ changed }) => changed[0]?.people === 1);
    expect(delta.changed[0]?.inside).toBeNull();
    expect(clerk.page.bytes()).not.toContain('Grace Hopper');
  });
});

function acceptedBy<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (!result.ok) throw new Error('It was refused.');
  return result.value;
}
