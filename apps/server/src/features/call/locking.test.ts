import type { CallId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRoomStory, type RoomStory } from '../../testing/room-story.ts';
import { addTestRoom } from '../../testing/test-room.ts';
import { createTestClinic, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';

const lock = ({ page }: Pick<TestStaff, 'page'>, callId: CallId, locked = true) =>
  page.request(toServer.lockCall, { callId, locked });

describe('A locked call with callers of the waiting area', () => {
  let clinic: TestClinic;
  let chen: TestStaff;
  let okafor: TestStaff;
  beforeEach(async () => {
    clinic = await createTestClinic();
    chen = await clinic.staff('Dr Chen');
    okafor = await clinic.staff('Dr Okafor');
  });
  afterEach(() => clinic.close());

  const untilRow = (isLocked: boolean, staff = okafor) =>
    staff.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.isLocked === isLocked);

  test('shows as locked on every dashboard and to those inside, and is joined by nobody', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    expect(codeIn(await lock(chen, callId))).toBe('ok');
    expect((await untilRow(true)).changed).toMatchObject([{ id: alice.id, status: 'being-seen', callId }]);
    await alice.page.next(toClient.callChanged, ({ isLocked }) => isLocked);
    expect(codeIn(await okafor.does(alice, { type: 'join' }))).toBe('call-locked');
    // Whoever opens a dashboard now sees it too.
    const list = valueOf(await okafor.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    expect(list.rows).toMatchObject([{ isLocked: true }]);

    expect(codeIn(await lock(chen, callId, false))).toBe('ok');
    await untilRow(false);
    expect((await okafor.joins(alice)).isLocked).toBe(false);
  });

  test('takes in a caller whom somebody inside adds, whose row is locked too', async () => {
    const alice = await clinic.callerArrives('Alice');
    const bo = await clinic.callerArrives('Bo');
    const { callId } = await chen.joins(alice);
    await lock(chen, callId);
    expect(codeIn(await chen.does(bo, { type: 'add', callId }))).toBe('ok');
    expect(await bo.page.next(toClient.callEntered)).toMatchObject({ callId, isLocked: true });
    await okafor.page.next(toClient.waitingAreaChanged, ({ changed }) =>
      changed.some(({ id, isLocked }) => id === bo.id && isLocked),
    );
    expect(codeIn(await okafor.does(bo, { type: 'join' }))).toBe('call-locked');
  });

  test('is locked after a lost connection and a restart of the server as before', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await lock(chen, callId);
    await clinic.restart();
    const back = await chen.opensPage();
    expect(valueOf(await back.request(toServer.enterCall, { callId })).isLocked).toBe(true);
    const other = await okafor.opensPage();
    const command = { type: 'join' } as const;
    const tried = await other.request(toServer.commandConsultation, { consultationId: alice.id, command });
    expect(codeIn(tried)).toBe('call-locked');
    expect(codeIn(await lock({ page: back }, callId, false))).toBe('ok');
  });

  test('is unlocked by whoever else is inside, and its lock is gone with the last', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await okafor.joins(alice);
    await lock(chen, callId);
    expect(codeIn(await lock(okafor, callId, false))).toBe('ok');
    await lock(okafor, callId);
    for (const { page } of [chen, okafor]) await page.request(toServer.leaveCall, { callId });
    await okafor.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.status === 'on-hold');
    expect(await okafor.joins(alice)).toMatchObject({ isLocked: false });
  });

  test('is locked by nobody who isn’t inside, and by no caller', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    expect(codeIn(await lock(okafor, callId))).toBe('not-in-this-call');
    expect(codeIn(await lock(alice, callId))).not.toBe('ok');
    expect(codeIn(await okafor.does(alice, { type: 'join' }))).toBe('ok');
  });

  test('is written down: who locked it, and who unlocked it', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await lock(chen, callId);
    await lock(chen, callId);
    await lock(chen, callId, false);
    const about = await clinic.database.stores.audit.about(callId);
    const entries = about.filter(({ verb }) => verb.endsWith('lock-call'));
    const actor = { kind: 'staff', personId: chen.personId };
    expect(entries).toMatchObject([
      { verb: 'lock-call', actor, subject: callId },
      { verb: 'unlock-call', actor, subject: callId },
    ]);
  });
});

describe('A locked call in a room', () => {
  let story: RoomStory;
  beforeEach(async () => {
    story = await openRoomStory();
  });
  afterEach(() => story.close());

  test('is entered by no colleague, and by guests who are let in', async () => {
    const { clinic, chen, okafor, room } = story;
    valueOf(await okafor.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    const { callId } = await room.isEnteredBy(chen);
    expect(codeIn(await lock(chen, callId))).toBe('ok');
    await okafor.page.next(toClient.roomsChanged, ({ changed }) => changed[0]?.isLocked === true);
    expect(codeIn(await okafor.page.request(toServer.enterRoom, { roomId: room.id }))).toBe('call-locked');
    const guest = await room.guestKnocks('Henry');
    expect(valueOf(await story.admit(chen, guest)).admitted).toEqual([guest.id]);
    expect(await guest.page.next(toClient.callEntered)).toMatchObject({ callId, isLocked: true });
    await lock(chen, callId, false);
    expect((await room.isEnteredBy(okafor)).isLocked).toBe(false);
  });

  test('makes guests of an open room knock until it is unlocked', async () => {
    const { clinic, chen } = story;
    const open = await addTestRoom(clinic, chen, { entry: 'open' });
    const { callId } = await open.isEnteredBy(chen);
    await lock(chen, callId);
    const guest = await open.guestKnocks('Henry');
    expect(guest.visit.status).toBe('knocking');
    await lock(chen, callId, false);
    expect(await guest.page.next(toClient.callEntered)).toMatchObject({ callId });
    open.close();
  });
});
