import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic, TestStaff } from '../testing/test-clinic.ts';

/** So often two press Join at once; a page keeps all that it has heard, so a clinic lives for a part of them. */
const times = 1_000;
const timesOfAClinic = 50;

let clinic: TestClinic;
let chen: TestStaff;
let okoro: TestStaff;
beforeEach(open);
afterEach(() => clinic.close());

async function open(): Promise<void> {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  okoro = await clinic.staff('Dr Okoro');
}

test('two professionals press Join at once, a thousand times: both are in, in one row, with one dequeue', async () => {
  for (let time = 0; time < times; time += 1) {
    if (time % timesOfAClinic === 0 && time > 0) {
      await clinic.close();
      await open();
    }
    const alice = await clinic.callerArrives(`Alice ${time}`);
    const pressing = time % 2 === 0 ? [chen, okoro] : [okoro, chen];
    const calls = await Promise.all(pressing.map((staff) => staff.joins(alice)));
    expect(new Set(calls.map(({ callId }) => callId)).size).toBe(1);
    const events = await clinic.database.stores.consultations.eventsOf(alice.id);
    expect(events.map(({ type }) => type)).toEqual(['arrived', 'seeing-began', 'provider-joined']);
    const { rows } = valueOf(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    expect(rows.map(({ id, providers }) => [id, providers.map(({ name }) => name).sort()])).toEqual([
      [alice.id, ['Dr Chen', 'Dr Okoro']],
    ]);
    const [call] = calls;
    if (call === undefined) throw new Error('Nobody is in a call.');
    valueOf(await chen.page.request(toServer.endCall, { callId: call.callId }));
    await alice.page.untilCut();
    // A page says five things a second.
    await clinic.clock.advance(2_000);
  }
});

test('Join in the instant in which the caller leaves: in a call that is over at once, or a plain "has left", and no zombie', async () => {
  for (let time = 0; time < 100; time += 1) {
    const alice = await clinic.callerArrives(`Alice ${time}`);
    const leaving = () => alice.page.request(toServer.leaveStay, {});
    const joining = () => chen.does(alice, { type: 'join' });
    const [joined, left] =
      time % 2 === 0
        ? await Promise.all([joining(), leaving()])
        : (await Promise.all([leaving(), joining()])).reverse();
    expect(left === undefined ? '' : codeIn(left)).toBe('ok');
    expect(['ok', 'consultation-ended']).toContain(joined === undefined ? '' : codeIn(joined));
    expect(await clinic.database.stores.calls.open()).toEqual([]);
    expect(await clinic.database.stores.consultations.openOf(clinic.id)).toEqual([]);
    await clinic.clock.advance(2_000);
  }
  // Nobody was left in a call that they were not told the end of.
  const entered = okoro.page.heard(toClient.callEntered);
  expect(entered).toEqual([]);
});
