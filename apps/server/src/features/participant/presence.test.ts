import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestClinic, TestStaff } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

const minute = 60_000;

/** Waits until the dashboard shows the only row as missing. */
const untilMissing = (staff: TestStaff) =>
  staff.page.next(toClient.waitingAreaChanged, ({ changed }) => typeof changed[0]?.missingSince === 'number');
const untilHere = (staff: TestStaff) =>
  staff.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.missingSince === null);

describe('A lost connection while waiting', () => {
  test('keeps place and time for as long as the grace lasts', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await untilHere(chen);
    alice.page.lose();
    await untilMissing(chen);
    await clinic.clock.advance(9 * minute);
    const back = await alice.opensPage();
    const stay = valueOf(await back.request(toServer.enterStay, {}));
    expect(stay).toMatchObject({ status: 'waiting', position: 1, arrivedAt: alice.stay.arrivedAt });
    await untilHere(chen);
    await clinic.clock.advance(30 * minute);
    expect(codeIn(await back.request(toServer.enterStay, {}))).toBe('ok');
  });

  test('ends the stay as lost past the grace', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await untilHere(chen);
    alice.page.lose();
    await untilMissing(chen);
    await clinic.clock.advance(10 * minute + 1_000);
    const gone = await chen.page.next(toClient.waitingAreaChanged, (delta) => delta.gone.length > 0);
    expect(gone.gone).toEqual([alice.id]);
    const stored = await clinic.database.stores.consultations.load(alice.id);
    expect(stored?.consultation).toMatchObject({ status: 'ended', outcome: 'lost' });
    await expect(alice.opensPage()).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('somebody who sent the form and never opened the page is lost in the same way', async () => {
    const form = { firstName: 'Alice', lastName: 'Andersson' };
    const arrived = await clinic.server.core.arrivals.arrive({
      clinic: clinic.slug,
      form,
      token: null,
      device: 'phone',
    });
    if (!arrived.ok) throw new Error(arrived.error.code);
    await clinic.clock.advance(10 * minute + 1_000);
    const stored = await clinic.database.stores.consultations.load(arrived.value.consultationId);
    expect(stored?.consultation).toMatchObject({ outcome: 'lost' });
  });
});

describe('A lost connection in a call', () => {
  test('of the caller ends the stay after two minutes', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await chen.joins(alice);
    alice.page.lose();
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    await clinic.clock.advance(119_000);
    expect(chen.page.heard(toClient.callLeft)).toEqual([]);
    await clinic.clock.advance(2_000);
    expect(await chen.page.next(toClient.callLeft)).toMatchObject({ reason: 'ended' });
  });

  test('of the last provider puts the caller on hold after two minutes', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await chen.joins(alice);
    chen.page.lose();
    await alice.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    await clinic.clock.advance(121_000);
    expect(await alice.page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });
    const stored = await clinic.database.stores.consultations.load(alice.id);
    expect(stored?.consultation).toMatchObject({ status: 'on-hold', reason: 'gone' });
  });

  test('a provider who comes back in time is in the call as before', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const call = await chen.joins(alice);
    chen.page.lose();
    await alice.page.next(toClient.callChanged, ({ participants }) => participants.some(({ here }) => !here));
    await clinic.clock.advance(minute);
    const back = await chen.opensPage();
    const again = valueOf(await back.request(toServer.enterCall, { callId: call.callId }));
    expect(again).toMatchObject({ self: call.self, startedAt: call.startedAt });
    await alice.page.next(toClient.callChanged, ({ participants }) => participants.every(({ here }) => here));
    await clinic.clock.advance(10 * minute);
    expect(alice.page.heard(toClient.callLeft)).toEqual([]);
  });

  test('somebody missing when they are joined has the grace of a call from then on', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await untilHere(chen);
    alice.page.lose();
    await untilMissing(chen);
    await clinic.clock.advance(5 * minute);
    await chen.joins(alice);
    await clinic.clock.advance(minute);
    const back = await alice.opensPage();
    const stay = valueOf(await back.request(toServer.enterStay, {}));
    expect(stay.status).toBe('being-seen');
    await back.next(toClient.callEntered);
  });
});

describe('Several pages of one caller', () => {
  test('twenty reloads are one entry at the same place', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    for (let reload = 1; reload <= 20; reload += 1) {
      const page = await alice.opensPage();
      const stay = valueOf(await page.request(toServer.enterStay, {}));
      expect(stay).toMatchObject({ id: alice.id, position: 1, arrivedAt: alice.stay.arrivedAt });
      page.close();
    }
    const open = await clinic.database.stores.consultations.openOf(clinic.id);
    expect(open).toHaveLength(1);
    expect(chen.page.connected).toBe(true);
  });

  test('the newest owns the stay: the older one is told and cut, and its end changes nothing', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const newer = await alice.opensPage();
    valueOf(await newer.request(toServer.enterStay, {}));
    await alice.page.next(toClient.superseded);
    await alice.page.untilCut();
    await chen.joins(alice);
    await newer.next(toClient.callEntered);
    expect(alice.page.heard(toClient.callEntered)).toEqual([]);
    const row = await clinic.database.stores.presence.get(alice.stay.participantId);
    expect(row?.presence.state).toBe('here');
  });
});

describe('What a server believes', () => {
  test('is mended where another took it for dead: who is connected is here', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await untilHere(chen);
    const { presence } = clinic.database.stores;
    const row = await presence.get(alice.stay.participantId);
    if (row === null) throw new Error('Alice has no presence.');
    const since = clinic.clock.now();
    const missing = { state: 'missing', since, goneAt: since + 60 * minute } as const;
    await presence.put({ ...row, nodeId: randomIds.node(), presence: missing });
    await clinic.clock.advance(30_000);
    await untilHere(chen);
    expect(await presence.get(alice.stay.participantId)).toEqual(row);
  });

  test('is written down later where the database was away when a page was lost', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await untilHere(chen);
    clinic.server.loseDatabase(true);
    alice.page.lose();
    await expect.poll(() => clinic.server.log.lines.length).toBeGreaterThan(0);
    clinic.server.loseDatabase(false);
    await clinic.clock.advance(1_000);
    await untilMissing(chen);
    await clinic.clock.advance(11 * minute);
    const stored = await clinic.database.stores.consultations.load(alice.id);
    expect(stored?.consultation).toMatchObject({ outcome: 'lost' });
  });
});
