import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, openPage, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectOut, openRoomStory, signal, staff, type RoomStory } from '../../testing/room-story.ts';
import type { TestStaff } from '../../testing/test-clinic.ts';
import { addTestRoom, homeOfGuests, type TestRoom } from '../../testing/test-room.ts';

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

describe('Members in a room', () => {
  test('the first opens the call, the second joins it, and both hear each other', async () => {
    const call = await room.isEnteredBy(chen);
    expect(call).toMatchObject({ limit: 6, room: { id: room.id, kind: 'meeting', name: 'Case meeting' } });
    expect(call.participants).toHaveLength(1);
    const joined = await room.isEnteredBy(okafor);
    expect(joined.callId).toBe(call.callId);
    const changed = await chen.page.next(toClient.callChanged, ({ participants }) => participants.length === 2);
    expect(changed.participants.map(({ name, kind }) => [name, kind])).toEqual([
      ['Dr Chen', 'provider'],
      ['Dr Okafor', 'provider'],
    ]);
    valueOf(await okafor.page.request(toServer.signal, { callId: call.callId, to: call.self, signal }));
    expect(await chen.page.next(toClient.signalled)).toMatchObject({ from: joined.self });
  });

  test('somebody is in one call at a time, in rooms and waiting areas alike', async () => {
    const other = await addTestRoom(clinic, chen);
    await room.isEnteredBy(chen);
    expect(codeIn(await chen.page.request(toServer.enterRoom, { roomId: other.id }))).toBe('already-in-a-call');
    const alice = await clinic.callerArrives('Alice');
    expect(codeIn(await chen.does(alice, { type: 'join' }))).toBe('already-in-a-call');
    await okafor.joins(alice);
    expect(codeIn(await okafor.page.request(toServer.enterRoom, { roomId: room.id }))).toBe('already-in-a-call');
  });

  test('no command moves a caller into it', async () => {
    const { callId } = await room.isEnteredBy(chen);
    const alice = await clinic.callerArrives('Alice');
    expect(codeIn(await chen.does(alice, { type: 'add', callId }))).toBe('no-callers-in-rooms');
    const stored = await clinic.database.stores.consultations.load(alice.id);
    expect(stored?.consultation.status).toBe('waiting');
  });

  test('the seventh is told that it is full', async () => {
    for (const name of ['1', '2', '3', '4', '5', '6']) await room.isEnteredBy(await clinic.staff(name));
    expect(codeIn(await chen.page.request(toServer.enterRoom, { roomId: room.id }))).toBe('call-full');
  });

  test('whoever enters again from a newer page is the same participant, and the older page is told', async () => {
    const call = await room.isEnteredBy(chen);
    const newer = await chen.opensPage();
    const again = valueOf(await newer.request(toServer.enterRoom, { roomId: room.id }));
    expect(again).toMatchObject({ callId: call.callId, self: call.self });
    await chen.page.next(toClient.superseded);
  });

  test('leaving ends it with the last one, and the next begins another', async () => {
    const { callId } = await room.isEnteredBy(chen);
    valueOf(await chen.page.request(toServer.leaveCall, { callId }));
    expect(await chen.page.next(toClient.callLeft)).toEqual({ callId, reason: 'left' });
    expect((await room.isEnteredBy(okafor)).callId).not.toBe(callId);
  });
});

describe('A guest knocks', () => {
  test('and waits with nothing of the room, not even something empty, until they are let in', async () => {
    const call = await room.isEnteredBy(chen);
    valueOf(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    const grace = await room.guestKnocks('Grace Hopper');
    expect(grace.visit).toMatchObject({ status: 'knocking', name: 'Grace Hopper', room: { name: 'Case meeting' } });
    const { changed } = await chen.page.next(
      toClient.roomsChanged,
      (delta) => delta.changed[0]?.inside?.knocks.length === 1,
    );
    expect(changed[0]).toMatchObject({
      people: 1,
      guests: 0,
      inside: { members: [{ name: 'Dr Chen' }], knocks: [{ visitId: grace.id, name: 'Grace Hopper' }] },
    });
    for (const message of [
      await grace.page.request(toServer.enterCall, { callId: call.callId }),
      await grace.page.request(toServer.signal, { callId: call.callId, to: call.self, signal }),
      await grace.page.request(toServer.announceMedia, { callId: call.callId, microphone: true, camera: true }),
    ])
      expect(codeIn(message)).toBe('not-in-this-call');
    for (const message of [
      await grace.page.request(toServer.watchRooms, { clinicId: clinic.id }),
      await grace.page.request(toServer.enterRoom, { roomId: room.id }),
      await grace.page.request(toServer.admitGuests, { roomId: room.id, visitIds: [grace.id] }),
    ])
      expect(codeIn(message)).toBe('not-found');
    expect(grace.page.bytes()).not.toMatch(/iceServers|turn:|stun:|credential|participants|callId|sdp|Chen/);
    expect(grace.page.bytes()).not.toContain(call.callId);

    expect(valueOf(await admit(chen, grace))).toEqual({ admitted: [grace.id] });
    await grace.page.next(toClient.visitChanged, ({ status }) => status === 'inside');
    const entered = await grace.page.next(toClient.callEntered);
    expect(entered).toMatchObject({ callId: call.callId, self: grace.id });
    expect(entered.participants.map(({ name, kind }) => [name, kind])).toEqual([
      ['Dr Chen', 'provider'],
      ['Grace Hopper', 'guest'],
    ]);
    valueOf(await grace.page.request(toServer.signal, { callId: call.callId, to: call.self, signal }));
    expect(await chen.page.next(toClient.signalled)).toMatchObject({ from: grace.id });
  });

  test('letting one in lets nobody else in: not the same name, not by the same link, not by a copied link', async () => {
    await room.isEnteredBy(chen);
    const grace = await room.guestKnocks('Grace');
    const namesake = await room.guestKnocks('Grace');
    expect(namesake.id).not.toBe(grace.id);
    valueOf(await admit(chen, grace));
    await grace.page.next(toClient.callEntered);
    const [entered] = grace.page.heard(toClient.callEntered);
    if (entered === undefined) throw new Error('Grace is not inside.');
    const { callId } = entered;
    expect(codeIn(await namesake.page.request(toServer.enterCall, { callId }))).toBe('not-in-this-call');
    expect(namesake.page.heard(toClient.callEntered)).toEqual([]);
    expect((await clinic.database.stores.visits.load(namesake.id))?.status).toBe('knocking');
  });

  test('a professional who comes in admits nobody who is early', async () => {
    const early = await room.guestKnocks('Early');
    expect(codeIn(await admit(chen, early))).toBe('room-empty');
    await room.isEnteredBy(chen);
    expect(early.page.heard(toClient.callEntered)).toEqual([]);
    expect((await clinic.database.stores.visits.load(early.id))?.status).toBe('knocking');
    valueOf(await admit(okafor, early));
    await early.page.next(toClient.callEntered);
  });

  test('refresh keeps the visit, the newest page owns it; without its cookie nobody is it', async () => {
    const grace = await room.guestKnocks('Grace');
    const again = await clinic.server.core.knocking.knock({
      secret: room.secret,
      form: { name: 'Somebody else' },
      token: grace.token,
      device: 'desktop',
      address: homeOfGuests,
    });
    expect(again).toEqual({ ok: true, value: { token: grace.token } });
    const newer = await grace.opensPage();
    expect(valueOf(await newer.request(toServer.enterVisit, {}))).toMatchObject({ id: grace.id, name: 'Grace' });
    await grace.page.next(toClient.superseded);
    await grace.page.untilCut();
    const stranger = openPage({ url: clinic.server.url, cookie: '', says: { as: 'guest', link: grace.linkId } });
    await expect(stranger).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('and is declined: told plainly, and may not knock again at once', async () => {
    await room.isEnteredBy(chen);
    const grace = await room.guestKnocks('Grace');
    valueOf(await story.decline(okafor, grace));
    await expectOut(grace, 'declined');
    const again = {
      ...{ secret: room.secret, form: { name: 'Grace' }, token: grace.token, device: 'desktop' as const },
      address: homeOfGuests,
    };
    expect(await clinic.server.core.knocking.knock(again)).toMatchObject({ error: { code: 'knock-later' } });
    await clinic.clock.advance(120_000);
    const later = await clinic.server.core.knocking.knock(again);
    expect(later.ok && later.value.token !== grace.token).toBe(true);
  });

  test('and is declined again and again: a new browser is no way round the pause, and nobody else waits for it', async () => {
    await room.isEnteredBy(chen);
    const other = await addTestRoom(clinic, chen);
    const knock = async (address: string, { secret } = room) => {
      const form = { name: 'Grace' };
      const { knocking } = clinic.server.core;
      const knocked = await knocking.knock({ secret, form, token: null, device: 'desktop', address });
      return knocked.ok ? 'ok' : knocked.error.code;
    };
    for (let times = 0; times < 3; times += 1) valueOf(await story.decline(okafor, await room.guestKnocks('Grace')));
    expect(await knock(homeOfGuests)).toBe('knock-later');
    expect(await knock('192.0.2.8')).toBe('ok');
    expect(await knock(homeOfGuests, other)).toBe('ok');
    await clinic.clock.advance(120_000);
    expect(await knock(homeOfGuests)).toBe('ok');
    other.close();
  });

  test('leaves nothing of what they told behind, nor of their photo', async () => {
    const shy = await addTestRoom(clinic, chen, { guestPhoto: 'required' });
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(200, 7), Buffer.from([0xff, 0xd9])]);
    const knock = (form: unknown) =>
      clinic.server.core.knocking.knock({
        secret: shy.secret,
        form,
        token: null,
        device: 'desktop',
        address: homeOfGuests,
      });
    expect(await knock({ name: 'Grace' })).toMatchObject({ error: { problems: { photo: 'required' } } });
    const picture = Buffer.alloc(300, 65).toString('base64');
    expect(await knock({ name: 'Grace', photo: picture })).toMatchObject({
      error: { problems: { photo: 'malformed' } },
    });
    const knocked = await knock({ name: 'Grace Canary', photo: jpeg.toString('base64') });
    if (!knocked.ok) throw new Error(knocked.error.code);
    const [visit] = await clinic.database.stores.visits.openOf([shy.id]);
    if (visit === undefined) throw new Error('Nobody knocks.');
    const { rooms } = clinic.server.core;
    expect(await rooms.photo(shy.id, visit.id, staff(chen))).toEqual({ ok: true, value: new Uint8Array(jpeg) });
    expect(await rooms.photo(room.id, visit.id, staff(chen))).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await rooms.photo(shy.id, visit.id, { kind: 'visitor' })).toMatchObject({
      refusal: { code: 'not-signed-in' },
    });

    valueOf(await chen.page.request(toServer.declineGuests, { roomId: shy.id, visitIds: [visit.id] }));
    expect(await clinic.database.stores.typedEntries.ofVisits([visit.id])).toEqual([]);
    expect(await clinic.stayKeys.get(visit.id)).toBeNull();
    expect(await rooms.photo(shy.id, visit.id, staff(chen))).toMatchObject({ refusal: { code: 'not-found' } });
    expect(JSON.stringify(await clinic.database.stores.audit.about(visit.id))).not.toContain('Canary');
    expect(JSON.stringify(clinic.server.log.lines)).not.toContain('Canary');
    shy.close();
  });
});

describe('An open room', () => {
  test('takes guests in where a member is inside; else they wait for the first, never alone or among themselves', async () => {
    const open = await addTestRoom(clinic, chen, { entry: 'open', kind: 'group', name: 'Walking group' });
    const grace = await open.guestKnocks('Grace');
    const henry = await open.guestKnocks('Henry');
    expect([grace.visit.status, henry.visit.status]).toEqual(['knocking', 'knocking']);
    const call = await open.isEnteredBy(chen);
    for (const guest of [grace, henry]) {
      expect(await guest.page.next(toClient.callEntered)).toMatchObject({ callId: call.callId });
    }
    const late = await open.guestKnocks('Late');
    expect(late.visit.status).toBe('inside');
    await late.page.next(toClient.callEntered);
    open.close();
  });
});
