import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClinic, type TestClinic, type TestStaff } from '../testing/test-clinic.ts';
import { addTestRoom } from '../testing/test-room.ts';

let clinic: TestClinic;
let chen: TestStaff;
let berg: TestStaff;
beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  berg = await clinic.staff('Dr Berg');
});
afterEach(() => clinic.close());

const sessionOf = ({ personId }: TestStaff) => `session of ${personId}`;

test('A locked page hears nothing of what it watches, and once unlocked gets all of it', async () => {
  const room = await addTestRoom(clinic, berg);
  for (const { page } of [chen, berg]) await page.request(toServer.watchRooms, { clinicId: clinic.id });
  await chen.page.request(toServer.watchStructure, { organisation: 'nordby' });
  const { core } = clinic.server;
  core.lock(sessionOf(chen));
  await chen.page.next(toClient.sessionLocked);

  const bob = await clinic.callerArrives('Bob');
  await berg.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Bob');
  const message = { consultationId: bob.id, id: newMessageId(), text: 'Are you there?' };
  await bob.page.request(toServer.sendMessage, message);
  await room.isEnteredBy(berg);
  await berg.page.next(toClient.roomsChanged, ({ changed }) => changed[0]?.people === 1);
  await clinic.clock.advance(1_000);
  expect(codeIn(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }))).toBe('session-locked');
  for (const word of ['Bob', 'Are you there?', 'Dr Berg']) expect(chen.page.bytes()).not.toContain(word);
  expect(chen.page.heard(toClient.roomsChanged)).toEqual([]);
  expect(chen.page.heard(toClient.structureChanged)).toEqual([]);

  core.unlock(sessionOf(chen));
  await chen.page.next(toClient.sessionUnlocked);
  const { rows } = valueOf(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
  expect(rows.map(({ firstName }) => firstName)).toEqual(['Bob']);
  await clinic.callerArrives('Cem');
  await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Cem');
  room.close();
});

test('A page that is opened while the session is locked hears that it is unlocked', async () => {
  // The server finds out by itself that a session has idled.
  clinic.server.lockSession(chen.personId, true);
  const page = await chen.opensPage();
  expect(codeIn(await page.request(toServer.watchWaitingArea, { clinicId: clinic.id }))).toBe('session-locked');
  clinic.server.lockSession(chen.personId, false);
  clinic.server.core.unlock(sessionOf(chen));
  await page.next(toClient.sessionUnlocked);
  expect(codeIn(await page.request(toServer.watchWaitingArea, { clinicId: clinic.id }))).toBe('ok');
});
