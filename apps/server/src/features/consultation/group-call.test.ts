import { noPermission } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestCaller, TestClinic, TestStaff } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
let chen: TestStaff;
beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
});
afterEach(() => clinic.close());

async function waiting(count: number): Promise<TestCaller[]> {
  const callers: TestCaller[] = [];
  for (let number = 1; number <= count; number += 1) callers.push(await clinic.callerArrives(`Caller ${number}`));
  return callers;
}

const idsOf = (callers: readonly TestCaller[]) => callers.map(({ id }) => id);
const statuses = async () => {
  const stays = await clinic.database.stores.consultations.openOf(clinic.id);
  return stays.map(({ consultation }) => consultation.status).sort();
};

describe('A group call', () => {
  test('brings five callers and a professional together at once', async () => {
    const callers = await waiting(5);
    const call = valueOf(
      await chen.page.request(toServer.beginGroupCall, { consultationIds: idsOf(callers), callId: null }),
    );
    expect(call.participants).toHaveLength(6);
    for (const caller of callers) {
      expect((await caller.page.next(toClient.callEntered)).participants).toHaveLength(6);
      const types = (await clinic.database.stores.consultations.eventsOf(caller.id)).map(({ type }) => type);
      expect(types).toEqual(['arrived', 'seeing-began']);
    }
    const change = await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed.length === 5);
    expect(change.changed.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'being-seen'));
    // In the call as everybody is who joined: the page speaks for them.
    expect(codeIn(await chen.page.request(toServer.leaveCall, { callId: call.callId }))).toBe('ok');
    expect(await statuses()).toEqual(Array.from({ length: 5 }, () => 'on-hold'));
  });

  test('of one too many is refused, and nobody is dequeued', async () => {
    const callers = await waiting(6);
    const answer = await chen.page.request(toServer.beginGroupCall, { consultationIds: idsOf(callers), callId: null });
    expect(codeIn(answer)).toBe('call-full');
    expect(await statuses()).toEqual(Array.from({ length: 6 }, () => 'waiting'));
    expect(await clinic.database.stores.calls.open()).toEqual([]);
  });

  test('with somebody who has just left, or is with a colleague, is refused whole', async () => {
    const [alice, bob, clara] = await waiting(3);
    if (alice === undefined || bob === undefined || clara === undefined) throw new Error('Three were to wait.');
    await bob.page.request(toServer.leaveStay, {});
    const withBob = { consultationIds: idsOf([alice, bob]), callId: null };
    expect(codeIn(await chen.page.request(toServer.beginGroupCall, withBob))).toBe('consultation-ended');
    await (await clinic.staff('Dr Okoro')).joins(clara);
    const withClara = { consultationIds: idsOf([alice, clara]), callId: null };
    expect(codeIn(await chen.page.request(toServer.beginGroupCall, withClara))).toBe('in-another-call');
    expect(alice.page.heard(toClient.callEntered)).toEqual([]);
    expect(await statuses()).toEqual(['being-seen', 'waiting']);
  });

  test('two professionals choose the same callers at once: one has all of them, the other none', async () => {
    const okoro = await clinic.staff('Dr Okoro');
    const callers = await waiting(3);
    const wanted = idsOf(callers);
    const answers = await Promise.all([
      chen.page.request(toServer.beginGroupCall, { consultationIds: wanted, callId: null }),
      okoro.page.request(toServer.beginGroupCall, { consultationIds: [...wanted].reverse(), callId: null }),
    ]);
    expect(answers.map(codeIn).sort()).toEqual(['in-another-call', 'ok']);
    expect(await clinic.database.stores.calls.open()).toHaveLength(1);
  });

  test('takes more callers into the call that one is in, and nobody into a call of others', async () => {
    const okoro = await clinic.staff('Dr Okoro');
    const [alice, bob, clara] = await waiting(3);
    if (alice === undefined || bob === undefined || clara === undefined) throw new Error('Three were to wait.');
    const { callId } = await chen.joins(alice);
    const more = { consultationIds: idsOf([bob, clara]), callId };
    expect(codeIn(await okoro.page.request(toServer.beginGroupCall, more))).toBe('not-in-this-call');
    expect(codeIn(await chen.page.request(toServer.beginGroupCall, { ...more, callId: null }))).toBe(
      'already-in-a-call',
    );
    const grown = valueOf(await chen.page.request(toServer.beginGroupCall, more));
    expect(grown.callId).toBe(callId);
    expect(grown.participants).toHaveLength(4);
  });

  test('needs the permission for the waiting area', async () => {
    const [alice, bob] = await waiting(2);
    if (alice === undefined || bob === undefined) throw new Error('Two were to wait.');
    await clinic.database.stores.access.grantClinicRole(chen.personId, clinic.id, 'team-member', noPermission);
    const wanted = { consultationIds: idsOf([alice, bob]), callId: null };
    expect(codeIn(await chen.page.request(toServer.beginGroupCall, wanted))).toBe('forbidden');
  });
});
