import type { CallId, ParticipantId } from '@anteroom/domain';
import { toClient, toServer, type CallView, type HostAction } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { openRoomStory, signal, type RoomStory } from '../../testing/room-story.ts';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';

type Somebody = Pick<TestStaff | TestCaller, 'page'>;

const manage = ({ page }: Somebody, callId: CallId, action: HostAction, ...participantIds: readonly ParticipantId[]) =>
  page.request(toServer.manageCall, { callId, action, participantIds: [...participantIds] });
const signals = ({ page }: Somebody, callId: CallId, to: ParticipantId) =>
  page.request(toServer.signal, { callId, to, signal });

describe('A host of a call with callers of the waiting area', () => {
  let clinic: TestClinic;
  let chen: TestStaff;
  let alice: TestCaller;
  let bo: TestCaller;
  let call: CallView;
  /** Alice and Bo are in Dr Chen's call. */
  beforeEach(async () => {
    clinic = await createTestClinic();
    chen = await clinic.staff('Dr Chen');
    alice = await clinic.callerArrives('Alice');
    bo = await clinic.callerArrives('Bo');
    call = await chen.joins(alice);
    expect(codeIn(await chen.does(bo, { type: 'add', callId: call.callId }))).toBe('ok');
    for (const { page } of [alice, bo]) await page.next(toClient.callEntered);
  });
  afterEach(() => clinic.close());

  const ids = () => ({ alice: alice.stay.participantId, bo: bo.stay.participantId });
  const hold = (...who: readonly ParticipantId[]) => manage(chen, call.callId, 'hold', ...who);
  const untilHeld = async ({ page }: Somebody, id: ParticipantId, held = true) =>
    page.next(toClient.callChanged, ({ participants }) =>
      participants.some((each) => each.participantId === id && (each.held === true) === held),
    );

  test('mutes one, or several, who are told who it was; nobody else hears of it', async () => {
    expect(codeIn(await manage(chen, call.callId, 'mute', ids().alice))).toBe('ok');
    expect(await alice.page.next(toClient.muted)).toEqual({ callId: call.callId, by: call.self });
    expect(codeIn(await manage(chen, call.callId, 'mute', ids().alice, ids().bo))).toBe('ok');
    await Promise.all([alice, bo].map(({ page }) => page.next(toClient.muted)));
    expect([alice, bo, chen].map(({ page }) => page.heard(toClient.muted).length)).toEqual([2, 1, 0]);
    const about = await clinic.database.stores.audit.about(call.callId);
    const actor = { kind: 'staff', personId: chen.personId };
    expect(about.filter(({ verb }) => verb === 'mute-participants')).toMatchObject([{ actor }, { actor }]);
  });

  test('is whoever may and is inside: no caller, nobody from outside, nobody towards themselves', async () => {
    const okafor = await clinic.staff('Dr Okafor');
    for (const action of ['mute', 'hold', 'take-back', 'disconnect'] as const) {
      expect(codeIn(await manage(alice, call.callId, action, ids().bo))).toBe('not-in-this-call');
      expect(codeIn(await manage(okafor, call.callId, action, ids().bo))).toBe('not-in-this-call');
      expect(codeIn(await manage(chen, call.callId, action, call.self))).toBe('invalid-input');
      expect(codeIn(await manage(chen, call.callId, action, ids().bo, randomIds.participant()))).toBe(
        'not-in-this-call',
      );
      expect(codeIn(await manage(chen, randomIds.call(), action, ids().bo))).toBe('not-in-this-call');
    }
    expect((await clinic.database.stores.calls.open())[0]?.call).toMatchObject({ held: [], stays: [{}, {}] });
    expect(bo.page.heard(toClient.muted)).toEqual([]);
  });

  test('puts a caller on hold: they are with nobody, are told of nobody, and their stay goes on', async () => {
    const before = await clinic.database.stores.consultations.load(bo.id);
    const seen = bo.page.heard(toClient.callChanged).length;
    await bo.page.next(toClient.stayChanged, ({ status }) => status === 'being-seen');
    expect(codeIn(await hold(ids().bo))).toBe('ok');
    const alone = await untilHeld(bo, ids().bo);
    expect(alone.participants).toMatchObject([{ participantId: ids().bo, kind: 'caller', name: 'Bo', held: true }]);
    expect((await untilHeld(chen, ids().bo)).participants).toHaveLength(3);
    expect((await untilHeld(alice, ids().bo)).participants).toHaveLength(3);
    const after = await clinic.database.stores.consultations.load(bo.id);
    expect(after?.consultation).toEqual(before?.consultation);

    // Nothing passes between them and the others, whoever begins.
    for (const id of [call.self, ids().alice])
      expect(codeIn(await signals(bo, call.callId, id))).toBe('not-in-this-call');
    for (const other of [chen, alice])
      expect(codeIn(await signals(other, call.callId, ids().bo))).toBe('not-in-this-call');
    expect(codeIn(await signals(alice, call.callId, call.self))).toBe('ok');

    // Nor do they learn who comes, goes, speaks or is lost.
    const known = bo.page.heard(toClient.stayChanged).length;
    const okafor = await clinic.staff('Dr Okafor');
    await okafor.joins(alice);
    await alice.page.next(toClient.callChanged, ({ participants }) => participants.length === 4);
    const media = { callId: call.callId, microphone: true, camera: true };
    await alice.page.request(toServer.announceMedia, media);
    await chen.page.next(toClient.mediaAnnounced);
    okafor.page.lose();
    await alice.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    await manage(chen, call.callId, 'mute', ids().bo, ids().alice);
    await alice.page.next(toClient.muted);
    valueOf(await bo.page.request(toServer.enterStay, {}));
    expect(bo.page.heard(toClient.callChanged)).toHaveLength(seen + 1);
    expect(bo.page.heard(toClient.stayChanged)).toHaveLength(known);
    expect(bo.page.heard(toClient.mediaAnnounced)).toEqual([]);
    expect(bo.page.heard(toClient.muted)).toEqual([]);
    expect(bo.page.heard(toClient.signalled)).toEqual([]);

    expect(codeIn(await manage(chen, call.callId, 'take-back', ids().bo))).toBe('ok');
    expect((await untilHeld(bo, ids().bo, false)).participants).toHaveLength(4);
    expect(codeIn(await signals(bo, call.callId, ids().alice))).toBe('ok');
  });

  test('holds a caller through their reload and a restart of the server', async () => {
    await hold(ids().bo);
    await untilHeld(bo, ids().bo);
    await clinic.restart();
    const page = await bo.opensPage();
    const entered = valueOf(await page.request(toServer.enterCall, { callId: call.callId }));
    expect(entered).toMatchObject({ isLocked: false, participants: [{ participantId: ids().bo, held: true }] });
    const [mei, ann] = [await chen.opensPage(), await alice.opensPage()];
    for (const each of [mei, ann]) valueOf(await each.request(toServer.enterCall, { callId: call.callId }));
    expect(codeIn(await signals({ page }, call.callId, call.self))).toBe('not-in-this-call');
    expect(codeIn(await signals({ page: mei }, call.callId, ids().bo))).toBe('not-in-this-call');
    expect(codeIn(await signals({ page: ann }, call.callId, call.self))).toBe('ok');
    expect(page.heard(toClient.callChanged)).toEqual([]);
    expect(codeIn(await manage({ page: mei }, call.callId, 'take-back', ids().bo))).toBe('ok');
    await untilHeld({ page }, ids().bo, false);
  });

  test('holds two callers, who are not together', async () => {
    expect(codeIn(await hold(ids().alice, ids().bo))).toBe('ok');
    const views = await Promise.all([untilHeld(alice, ids().alice), untilHeld(bo, ids().bo)]);
    expect(views.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Alice'], ['Bo']]);
    expect(codeIn(await signals(alice, call.callId, ids().bo))).toBe('not-in-this-call');
  });

  test('holds no colleague', async () => {
    const okafor = await clinic.staff('Dr Okafor');
    const { self } = await okafor.joins(alice);
    expect(codeIn(await hold(ids().bo, self))).toBe('provider-not-held');
    expect((await clinic.database.stores.calls.open())[0]?.call).toMatchObject({ held: [] });
  });

  test('is the last to leave: a caller on hold inside is on hold like any other', async () => {
    await hold(ids().bo);
    valueOf(await chen.page.request(toServer.leaveCall, { callId: call.callId }));
    for (const { page } of [alice, bo]) {
      expect(await page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });
      await page.next(toClient.stayChanged, ({ status }) => status === 'on-hold');
    }
    expect((await chen.joins(bo)).participants.some(({ held }) => held)).toBe(false);
  });

  test('is named in the activity of the stay', async () => {
    await hold(ids().bo);
    await manage(chen, call.callId, 'take-back', ids().bo);
    const { steps } = valueOf(await chen.page.request(toServer.seeActivity, { consultationId: bo.id }));
    expect(steps.slice(-2)).toMatchObject([
      { kind: 'participant-held', by: 'Dr Chen' },
      { kind: 'participant-taken-back', by: 'Dr Chen' },
    ]);
  });

  test('takes several out: callers are removed, a colleague leaves and the others go on', async () => {
    const okafor = await clinic.staff('Dr Okafor');
    const { self } = await okafor.joins(alice);
    expect(codeIn(await manage(chen, call.callId, 'disconnect', ids().bo, self))).toBe('ok');
    expect(await bo.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect(await okafor.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    const stay = await clinic.database.stores.consultations.load(bo.id);
    expect(stay?.consultation).toMatchObject({ status: 'ended', outcome: 'removed' });
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.length === 2);
    // With the last caller the call is over, and whoever else was named is out with it.
    expect(codeIn(await manage(chen, call.callId, 'disconnect', ids().alice))).toBe('ok');
    expect(await chen.page.next(toClient.callLeft)).toMatchObject({ reason: 'ended' });
  });
});

describe('A host of a call in a room', () => {
  let story: RoomStory;
  beforeEach(async () => {
    story = await openRoomStory();
  });
  afterEach(() => story.close());

  test('mutes, holds, takes back and takes out guests and colleagues; a guest does none of it', async () => {
    const { chen, okafor, room } = story;
    const { callId, self } = await room.isEnteredBy(chen);
    const other = await room.isEnteredBy(okafor);
    const guest = await room.guestKnocks('Henry');
    await story.admit(chen, guest);
    await guest.page.next(toClient.callEntered);
    for (const action of ['mute', 'hold', 'disconnect'] as const) {
      expect(codeIn(await manage(guest, callId, action, self))).toBe('not-in-this-call');
    }
    expect(codeIn(await manage(chen, callId, 'mute', guest.id, other.self))).toBe('ok');
    for (const { page } of [guest, okafor]) expect(await page.next(toClient.muted)).toEqual({ callId, by: self });

    expect(codeIn(await manage(chen, callId, 'hold', guest.id))).toBe('ok');
    const alone = await guest.page.next(toClient.callChanged, ({ participants }) => participants.length === 1);
    expect(alone.participants).toMatchObject([{ participantId: guest.id, held: true }]);
    expect(codeIn(await signals(guest, callId, self))).toBe('not-in-this-call');
    expect(codeIn(await manage(okafor, callId, 'take-back', guest.id))).toBe('ok');
    await guest.page.next(toClient.callChanged, ({ participants }) => participants.length === 3);

    expect(codeIn(await manage(chen, callId, 'disconnect', guest.id, other.self))).toBe('ok');
    expect(await okafor.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect(await guest.page.next(toClient.visitChanged, ({ status }) => status === 'over')).toMatchObject({
      outcome: 'removed',
    });
  });
});
