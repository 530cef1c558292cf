import { everyPermission, type ClinicId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { newMessageId, openPage, valueOf, type PageClient } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aClinic } from '../../database/testing/world.ts';
import { createTestClinic, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import { stayCookieName } from '../consultation/stay-cookie.ts';

let renal: TestClinic;
let cardiology: ClinicId;
let chen: TestStaff;
const pages: PageClient[] = [];

/** Mei Chen works in two clinics, and in the renal one she wants to be called Sister Mei. */
beforeEach(async () => {
  renal = await createTestClinic();
  const { clinics, access } = renal.database.stores;
  const found = await clinics.byId(renal.id);
  if (found === null) throw new Error('There is no clinic.');
  const heart = aClinic(found.organisation, 'cardiology', 'Cardiology');
  await clinics.add(heart);
  cardiology = heart.id;
  chen = await renal.staff('Mei Chen');
  await access.grantClinicRole(chen.personId, cardiology, 'team-member', everyPermission);
  await access.setDisplayName(chen.personId, renal.id, 'Sister Mei');
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await renal.close();
});

/** Bob arrives at the other clinic. */
async function bobArrives() {
  const form = { firstName: 'Bob', lastName: 'Berg', phone: '' };
  const arrived = valueOf(
    await renal.server.core.arrivals.arrive({ clinic: 'cardiology', form, token: null, device: 'desktop' }),
  );
  const cookie = `${stayCookieName(cardiology)}=${arrived.token}`;
  const page = await openPage({ url: renal.server.url, cookie, says: { as: 'caller', clinic: 'cardiology' } });
  pages.push(page);
  valueOf(await page.request(toServer.enterStay, {}));
  return { id: arrived.consultationId, page };
}

const staffIn = (participants: readonly { readonly kind: string; readonly name: string }[]) =>
  participants.filter(({ kind }) => kind === 'provider').map(({ name }) => name);

test('callers and colleagues of a clinic read the name that somebody has there', async () => {
  const okoro = await renal.staff('Dr Okoro');
  const alice = await renal.callerArrives('Alice');
  await chen.joins(alice);

  const entered = await alice.page.next(toClient.callEntered);
  expect(staffIn(entered.participants)).toEqual(['Sister Mei']);
  const { changed } = await okoro.page.next(
    toClient.waitingAreaChanged,
    (delta) => delta.changed[0]?.status === 'being-seen',
  );
  expect(changed[0]?.providers).toEqual([{ personId: chen.personId, name: 'Sister Mei' }]);

  const request = { consultationId: alice.id, id: newMessageId(), text: 'One moment, please.' };
  expect(valueOf(await chen.page.request(toServer.sendMessage, request))).toMatchObject({ name: 'Sister Mei' });
  expect(alice.page.bytes()).not.toContain('Mei Chen');
});

test('elsewhere it is their own name, also for a caller who is in the same call', async () => {
  const alice = await renal.callerArrives('Alice');
  const bob = await bobArrives();
  const call = await chen.joins(alice);
  valueOf(await chen.does(bob, { type: 'add', callId: call.callId }));

  const entered = await bob.page.next(toClient.callEntered);
  expect(staffIn(entered.participants)).toEqual(['Mei Chen']);
  const changed = await alice.page.next(toClient.callChanged, ({ participants }) => participants.length === 3);
  expect(staffIn(changed.participants)).toEqual(['Sister Mei']);
  expect(bob.page.bytes()).not.toContain('Sister Mei');
});

test('without one, it is their own name', async () => {
  await renal.database.stores.access.setDisplayName(chen.personId, renal.id, null);
  const alice = await renal.callerArrives('Alice');
  await chen.joins(alice);
  const entered = await alice.page.next(toClient.callEntered);
  expect(staffIn(entered.participants)).toEqual(['Mei Chen']);
});
