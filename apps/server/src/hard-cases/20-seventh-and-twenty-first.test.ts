import type { SettingKey } from '@anteroom/domain';
import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, expect, test } from 'vitest';
import { openRoomStory, type RoomStory } from '../testing/room-story.ts';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from '../testing/test-clinic.ts';
import type { TestGuest } from '../testing/test-room.ts';

let clinic: TestClinic | null = null;
let story: RoomStory | null = null;
afterEach(async () => {
  await clinic?.close();
  await story?.close();
  clinic = null;
  story = null;
});

/** A clinic in which so many callers wait, with a media server or without. */
async function waiting(count: number, hasMediaServer: boolean) {
  clinic = await createTestClinic({ mediaServer: { isThere: () => hasMediaServer } });
  const chen = await clinic.staff('Dr Chen');
  const callers: TestCaller[] = [];
  for (let number = 1; number <= count; number += 1) callers.push(await clinic.callerArrives(`Caller ${number}`));
  return { clinic, chen, callers };
}

const gather = ({ page }: TestStaff, callers: readonly TestCaller[], callId: CallView['callId'] | null = null) =>
  page.request(toServer.beginGroupCall, { consultationIds: callers.map(({ id }) => id), callId });

test('The seventh moves the call to the media server: nobody leaves it, and everybody is told once', async () => {
  const { chen, callers } = await waiting(6, true);
  const call = valueOf(await gather(chen, callers.slice(0, 5)));
  expect([call.participants.length, call.topology]).toEqual([6, 'mesh']);
  expect(codeIn(await gather(chen, callers.slice(5), call.callId))).toBe('ok');
  for (const { page } of [chen, ...callers.slice(0, 5)]) {
    const told = await page.next(toClient.callChanged, ({ participants }) => participants.length === 7);
    expect([told.topology, told.limit]).toEqual(['media-server', 20]);
    expect(page.heard(toClient.callLeft)).toEqual([]);
  }
});

test('Without a media server the seventh is told plainly, and stays in the queue', async () => {
  const { clinic: at, chen, callers } = await waiting(6, false);
  const call = valueOf(await gather(chen, callers.slice(0, 5)));
  expect(codeIn(await gather(chen, callers.slice(5), call.callId))).toBe('call-full');
  const stays = await at.database.stores.consultations.openOf(at.id);
  expect(stays.filter(({ consultation }) => consultation.status === 'waiting')).toHaveLength(1);
});

test('Nineteen callers and a professional are together; the twenty-first is told plainly; and when the last professional goes, each caller is alone again', async () => {
  const { clinic: at, chen, callers } = await waiting(20, true);
  const okafor = await at.staff('Dr Okafor');
  expect(chen.list.mostPeople).toBe(20);
  expect(codeIn(await gather(chen, callers))).toBe('call-full');
  const group = callers.slice(0, 19);
  const call = valueOf(await gather(chen, group));
  expect([call.participants.length, call.topology]).toEqual([20, 'media-server']);
  const [first] = group;
  if (first === undefined) throw new Error('Nobody is in the call.');
  expect(codeIn(await okafor.does(first, { type: 'join' }))).toBe('call-full');
  expect(codeIn(await gather(chen, callers.slice(19), call.callId))).toBe('call-full');

  // Whoever still waits sees nothing of it: no call, no relay, no name of the others.
  const outside = callers[19]?.page.bytes() ?? '';
  for (const secret of [call.callId, 'relay.test.example', 'media-server', 'Caller 7']) {
    expect(outside).not.toContain(secret);
  }

  expect(codeIn(await chen.page.request(toServer.leaveCall, { callId: call.callId }))).toBe('ok');
  for (const { page } of group) expect((await page.next(toClient.callLeft)).reason).toBe('on-hold');
  expect(await at.database.stores.calls.open()).toEqual([]);
  const stays = await at.database.stores.consultations.openOf(at.id);
  expect(stays.filter(({ consultation }) => consultation.status === 'on-hold')).toHaveLength(19);
});

test('A caller who waits is refused everything of a group call’s media', async () => {
  const { chen, callers } = await waiting(3, true);
  const [alice, bo, clara] = callers;
  if (alice === undefined || bo === undefined || clara === undefined) throw new Error('Three were to wait.');
  const { callId, self } = valueOf(await gather(chen, [alice, bo]));
  const ask = { callId };
  const refused = [
    await clara.page.request(toServer.enterCall, ask),
    await clara.page.request(toServer.signal, { ...ask, to: self, signal: { generation: 'g', candidate: null } }),
    await clara.page.request(toServer.reportStrain, { ...ask, strained: true }),
    await clara.page.request(toServer.reportEncryption, { ...ask, able: false }),
    await clara.page.request(toServer.allowUnencrypted, ask),
  ];
  expect(refused.map(codeIn)).toEqual(refused.map(() => 'not-in-this-call'));
});

test('A clinic’s lower limit holds for callers, and its dashboard says it', async () => {
  const { clinic: at, callers } = await waiting(9, true);
  const key: SettingKey = 'mostInCall';
  await at.database.stores.settings.change({ clinicId: at.id }, { key, value: 8 }, 0);
  const okafor = await at.staff('Dr Okafor');
  expect(okafor.list.mostPeople).toBe(8);
  expect(codeIn(await gather(okafor, callers.slice(0, 8)))).toBe('call-full');
  expect(valueOf(await gather(okafor, callers.slice(0, 7))).limit).toBe(8);
});

test('A group room takes twenty in who knock, and the twenty-first waits at the door', async () => {
  story = await openRoomStory({ mediaServer: { isThere: () => true } });
  const { room, chen, admit } = story;
  const call = await room.isEnteredBy(chen);
  const guests: TestGuest[] = [];
  for (let number = 1; number <= 20; number += 1) guests.push(await room.guestKnocks(`Guest ${number}`));
  const { admitted } = valueOf(await admit(chen, ...guests));
  expect(admitted).toEqual(guests.slice(0, 19).map(({ id }) => id));
  const full = await chen.page.next(toClient.callChanged, ({ participants }) => participants.length === 20);
  expect([full.callId, full.topology]).toEqual([call.callId, 'media-server']);
  expect(codeIn(await admit(chen, ...guests.slice(19)))).toBe('call-full');
  expect(guests[19]?.page.heard(toClient.callEntered)).toEqual([]);
});
