import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic } from '../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

const minute = 60_000;

describe('The server dies and starts again', () => {
  test('the waiting list, places, roles and the duration of the call are as before', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const clara = await clinic.callerArrives('Clara');
    const call = await chen.joins(alice);
    await clinic.clock.advance(3 * minute);
    const before = valueOf(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));

    await clinic.restart();
    await Promise.all([chen, alice, bob, clara].map(({ page }) => page.untilCut()));

    const chensPage = await chen.opensPage();
    const list = valueOf(await chensPage.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    const again = valueOf(await chensPage.request(toServer.enterCall, { callId: call.callId }));
    expect(again).toMatchObject({ self: call.self, startedAt: call.startedAt });
    expect(again.now - again.startedAt).toBe(3 * minute);

    const alicesPage = await alice.opensPage();
    const stay = valueOf(await alicesPage.request(toServer.enterStay, {}));
    expect(stay).toMatchObject({ status: 'being-seen', callId: call.callId });
    expect(await alicesPage.next(toClient.callEntered)).toMatchObject({ callId: call.callId });
    for (const [caller, position] of [
      [bob, 1],
      [clara, 2],
    ] as const) {
      const page = await caller.opensPage();
      const { arrivedAt } = caller.stay;
      expect(valueOf(await page.request(toServer.enterStay, {}))).toMatchObject({ position, arrivedAt });
    }
    const rows = (snapshot: typeof list) =>
      snapshot.rows.map(({ id, status, arrivedAt }) => ({ id, status, arrivedAt }));
    expect(rows(list)).toEqual(rows(before));

    const signal = { generation: 'after', candidate: null };
    await alicesPage.request(toServer.signal, { callId: call.callId, to: call.self, signal });
    expect(await chensPage.next(toClient.signalled)).toMatchObject({ from: alice.stay.participantId });
  });

  test('every grace counts anew, for those who had been missing for long too', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    alice.page.lose();
    await chen.page.next(
      toClient.waitingAreaChanged,
      ({ revision, changed }) => revision > 4 && typeof changed[0]?.missingSince === 'number',
    );
    await clinic.clock.advance(9 * minute);
    await clinic.restart();
    await clinic.clock.advance(9 * minute);
    const open = await clinic.database.stores.consultations.openOf(clinic.id);
    expect(open.map(({ consultation }) => consultation.id).sort()).toEqual([alice.id, bob.id].sort());
    const back = await bob.opensPage();
    expect(codeIn(await back.request(toServer.enterStay, {}))).toBe('ok');
    // Some 15 s until the dead node counts as dead, then the grace.
    await clinic.clock.advance(2 * minute);
    const still = await clinic.database.stores.consultations.openOf(clinic.id);
    expect(still.map(({ consultation }) => consultation.id)).toEqual([bob.id]);
  });

  test('in a call whose people never come back, each is gone after the grace', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await chen.joins(alice);
    await clinic.restart();
    await clinic.clock.advance(3 * minute);
    const stored = await clinic.database.stores.consultations.load(alice.id);
    expect(stored?.consultation.status).toBe('ended');
    expect(await clinic.database.stores.calls.open()).toEqual([]);
  });
});

describe('Two nodes', () => {
  test('a node that dies leaves its people to the other, which ends their grace', async () => {
    const other = await clinic.addServer();
    const chen = await clinic.staff('Dr Chen', { server: other });
    const alice = await clinic.callerArrives('Alice', { server: clinic.server });
    await clinic.server.kill();
    await clinic.clock.advance(20_000);
    const missing = await chen.page.next(
      toClient.waitingAreaChanged,
      ({ changed }) => typeof changed[0]?.missingSince === 'number',
    );
    expect(missing.changed[0]?.id).toBe(alice.id);
    await clinic.clock.advance(10 * minute);
    const gone = await chen.page.next(toClient.waitingAreaChanged, (delta) => delta.gone.length > 0);
    expect(gone.gone).toEqual([alice.id]);
  });

  test('somebody lost is ended once, though both nodes watch', async () => {
    await clinic.addServer();
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    alice.page.lose();
    await chen.page.next(
      toClient.waitingAreaChanged,
      ({ revision, changed }) => revision > 2 && typeof changed[0]?.missingSince === 'number',
    );
    await clinic.clock.advance(12 * minute);
    const events = await clinic.database.stores.consultations.eventsOf(alice.id);
    expect(events.map(({ type }) => type)).toEqual(['arrived', 'ended']);
  });
});
