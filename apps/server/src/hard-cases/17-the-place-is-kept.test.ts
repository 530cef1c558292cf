import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf, type PageClient } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestCaller, type TestClinic } from '../testing/test-clinic.ts';
import { tellOfTransfers } from '../testing/transfer-story.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

const second = 1_000;
const minute = 60 * second;

/** Waits until the server has noted that a caller's page is away. */
const untilMissing = (caller: TestCaller, at: TestClinic = clinic) =>
  expect
    .poll(async () => (await at.database.stores.presence.get(caller.stay.participantId))?.presence.state)
    .toBe('missing');

/** The caller's page is open again, in the same browser. */
async function comesBack(
  caller: TestCaller,
): Promise<{ readonly page: PageClient; readonly stay: TestCaller['stay'] }> {
  const page = await caller.opensPage();
  return { page, stay: valueOf(await page.request(toServer.enterStay, {})) };
}

describe('The network is gone', () => {
  test('for twenty seconds: the same place, the same time, one row', async () => {
    const bob = await clinic.callerArrives('Bob');
    const alice = await clinic.callerArrives('Alice');
    alice.page.lose();
    await untilMissing(alice);
    await clinic.clock.advance(20 * second);
    const { stay } = await comesBack(alice);
    expect(stay).toMatchObject({ id: alice.id, position: 2, arrivedAt: alice.stay.arrivedAt, firstName: 'Alice' });
    const open = await clinic.database.stores.consultations.openOf(clinic.id);
    expect(open.map(({ consultation }) => consultation.id).toSorted()).toEqual([alice.id, bob.id].toSorted());
  });

  test('past the grace: ended as lost, no ghost in the list, the queue or the presence', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    alice.page.lose();
    await untilMissing(alice);
    await clinic.clock.advance(10 * minute + second);
    await bob.page.next(toClient.stayChanged, ({ position }) => position === 1);
    const { stores } = clinic.database;
    expect((await stores.consultations.load(alice.id))?.consultation).toMatchObject({ outcome: 'lost' });
    expect(await stores.consultations.queueOf(clinic.id)).toHaveLength(1);
    expect(await stores.presence.get(alice.stay.participantId)).toBeNull();
    expect(await stores.typedEntries.of([alice.id])).toEqual([]);
    const later = await chen.opensPage();
    const { rows } = valueOf(await later.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    expect(rows.map(({ id }) => id)).toEqual([bob.id]);
    await expect(alice.opensPage()).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

describe('A phone is locked for two minutes', () => {
  test('and shows what has become of the stay with its first answer', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    alice.page.lose();
    await untilMissing(alice);
    await clinic.clock.advance(minute);
    const call = await chen.joins(alice);
    await clinic.clock.advance(minute - second);
    const seen = await comesBack(alice);
    expect(seen.stay).toMatchObject({ status: 'being-seen', callId: call.callId });
    await seen.page.next(toClient.callEntered);

    seen.page.lose();
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    valueOf(await chen.page.request(toServer.leaveCall, { callId: call.callId }));
    await clinic.clock.advance(2 * minute);
    expect((await comesBack(alice)).stay).toMatchObject({ status: 'on-hold', callId: null, heldBy: 'Dr Chen' });
  });

  test('and finds the clinic that it was handed over to meanwhile', async () => {
    const story = await tellOfTransfers();
    try {
      const alice = await story.clinic.callerArrives('Alice');
      alice.page.lose();
      await untilMissing(alice, story.clinic);
      await story.clinic.clock.advance(minute);
      await story.offers(alice);
      await story.clinic.clock.advance(minute);
      expect((await comesBack(alice)).stay).toMatchObject({
        status: 'waiting',
        clinic: { slug: 'geriatrics' },
        arrivedAt: alice.stay.arrivedAt,
      });
    } finally {
      await story.clinic.close();
    }
  });
});

describe('Many pages', () => {
  test('twenty reloads and the form sent again are one entry at the same place', async () => {
    const ahead = await clinic.callerArrives('Bob');
    const alice = await clinic.callerArrives('Alice');
    for (let reload = 1; reload <= 20; reload += 1) {
      const { page, stay } = await comesBack(alice);
      expect(stay).toMatchObject({ id: alice.id, position: 2, arrivedAt: alice.stay.arrivedAt });
      page.close();
    }
    const again = await clinic.server.core.arrivals.arrive({
      clinic: clinic.slug,
      form: { firstName: 'Alice', lastName: 'Andersson' },
      token: alice.token,
      device: 'desktop',
    });
    expect(again).toMatchObject({ ok: true, value: { consultationId: alice.id, isNew: false } });
    const open = await clinic.database.stores.consultations.openOf(clinic.id);
    expect(open.map(({ consultation }) => consultation.id).toSorted()).toEqual([ahead.id, alice.id].toSorted());
  });

  test('of two tabs the newest owns the stay, and the older one can take it back', async () => {
    const alice = await clinic.callerArrives('Alice');
    const newer = await comesBack(alice);
    await alice.page.next(toClient.superseded);
    await alice.page.untilCut();
    const older = await comesBack(alice);
    await newer.page.next(toClient.superseded);
    await newer.page.untilCut();
    expect(older.stay.id).toBe(alice.id);
    const row = await clinic.database.stores.presence.get(alice.stay.participantId);
    expect(row?.presence).toEqual({ state: 'here' });
    expect(older.page.connected).toBe(true);
  });

  test('two devices are two callers, however alike what they type', async () => {
    const phone = await clinic.callerArrives('Alice', { phone: '+46 70 123 45 67' });
    const tablet = await clinic.callerArrives('Alice', { phone: '+46 70 123 45 67' });
    expect(tablet.id).not.toBe(phone.id);
    expect(tablet.token).not.toBe(phone.token);
    expect(phone.page.heard(toClient.superseded)).toEqual([]);
  });
});

describe('A shared tablet', () => {
  test('Not you? Start again: the first stay is over, and nothing of it comes to whoever is next', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await clinic.server.core.arrivals.startAgain(clinic.id, alice.token);
    await alice.page.next(toClient.stayChanged, ({ status }) => status === 'ended');
    await alice.page.untilCut();
    await chen.page.next(toClient.waitingAreaChanged, ({ gone }) => gone.includes(alice.id));
    expect(await clinic.server.core.arrivals.stayOf(clinic.id, alice.token)).toBeNull();

    // The same browser, and the dead token with it.
    const next = await clinic.server.core.arrivals.arrive({
      clinic: clinic.slug,
      form: { firstName: 'Bob', lastName: 'Berg' },
      token: alice.token,
      device: 'tablet',
    });
    if (!next.ok) throw new Error(next.error.code);
    expect(next.value).toMatchObject({ isNew: true });
    expect(next.value.consultationId).not.toBe(alice.id);
    expect(next.value.token).not.toBe(alice.token);
    const stored = await clinic.database.stores.consultations.load(next.value.consultationId);
    expect(stored?.consultation.callerId).not.toBe(alice.stay.participantId);
    expect(codeIn(await chen.does(alice, { type: 'join' }))).toBe('consultation-ended');
  });
});
