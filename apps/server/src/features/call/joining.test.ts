import { noPermission } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestClinic } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

describe('Joining', () => {
  test('two press Join at once: both are in the same call, and Alice leaves the queue once', async () => {
    const chen = await clinic.staff('Dr Chen');
    const okoro = await clinic.staff('Dr Okoro');
    const alice = await clinic.callerArrives('Alice');

    const [first, second] = await Promise.all([chen.joins(alice), okoro.joins(alice)]);

    expect(second.callId).toBe(first.callId);
    const everybody = await alice.page.next(toClient.callChanged, ({ participants }) => participants.length === 3);
    expect(everybody.participants.map(({ name }) => name).sort()).toEqual(['Alice', 'Dr Chen', 'Dr Okoro']);
    const events = await clinic.database.stores.consultations.eventsOf(alice.id);
    expect(events.map(({ type }) => type)).toEqual(['arrived', 'seeing-began', 'provider-joined']);
  });

  test('a second press of Join, also from a newer page, finds one in the call already', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const first = await chen.joins(alice);
    expect(await chen.joins(alice)).toMatchObject({ callId: first.callId, self: first.self });

    const newer = await chen.opensPage();
    const again = await newer.request(toServer.commandConsultation, {
      consultationId: alice.id,
      command: { type: 'join' },
    });
    expect(again).toMatchObject({ ok: true, value: { call: { callId: first.callId, self: first.self } } });
    await chen.page.next(toClient.superseded);
    await chen.page.untilCut();
  });

  test('somebody in a call joins no other one', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    await chen.joins(alice);
    expect(codeIn(await chen.does(bob, { type: 'join' }))).toBe('already-in-a-call');
    expect(bob.page.heard(toClient.callEntered)).toEqual([]);
  });

  test('the seventh is told plainly that the call is full', async () => {
    const alice = await clinic.callerArrives('Alice');
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await (await clinic.staff(name)).joins(alice);
    const seventh = await clinic.staff('Six');
    expect(codeIn(await seventh.does(alice, { type: 'join' }))).toBe('call-full');
    expect(seventh.page.bytes()).not.toContain('relay.test.example');
  });

  test('Join in the instant in which the caller leaves says that they have left', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const left = alice.page.request(toServer.leaveStay, {});
    await left;
    expect(codeIn(await chen.does(alice, { type: 'join' }))).toBe('consultation-ended');
    expect(await clinic.database.stores.calls.open()).toEqual([]);
  });

  test('two callers in one call: held together, each goes into their own space', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob', { lastName: 'Berg' });
    const call = await chen.joins(alice);
    expect(codeIn(await chen.does(bob, { type: 'add', callId: call.callId }))).toBe('ok');
    const entered = await bob.page.next(toClient.callEntered);
    expect(entered.participants).toHaveLength(3);
    // Callers read each other's first names at most.
    expect(alice.page.bytes()).not.toContain('Berg');

    expect(codeIn(await chen.page.request(toServer.leaveCall, { callId: call.callId }))).toBe('ok');
    expect(await alice.page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });
    expect(await bob.page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });
    const signal = { generation: 'g', description: { type: 'offer' as const, sdp: 'v=0' } };
    const sent = await alice.page.request(toServer.signal, { callId: call.callId, to: entered.self, signal });
    expect(codeIn(sent)).toBe('not-in-this-call');
    expect(bob.page.heard(toClient.signalled)).toEqual([]);
  });

  test('a call of others, one that is over and one that never was answer alike when somebody is to be added', async () => {
    const chen = await clinic.staff('Dr Chen');
    const okoro = await clinic.staff('Dr Okoro');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const { callId } = await chen.joins(alice);
    const refusals = [await okoro.does(bob, { type: 'add', callId })];
    await chen.page.request(toServer.endCall, { callId });
    refusals.push(await okoro.does(bob, { type: 'add', callId }));
    refusals.push(await okoro.does(bob, { type: 'add', callId: randomIds.call() }));
    expect(refusals.map(codeIn)).toEqual(['not-in-this-call', 'not-in-this-call', 'not-in-this-call']);
  });

  test('on hold keeps the caller, and the place where they wait', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await chen.joins(alice);
    expect(codeIn(await chen.does(alice, { type: 'hold' }))).toBe('ok');
    expect(await chen.page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'on-hold')).toMatchObject({
      arrivedAt: alice.stay.arrivedAt,
      callId: null,
    });
    const row = await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.status === 'on-hold');
    expect(row.changed[0]).toMatchObject({ heldBy: 'Dr Chen', holdReason: 'held', callId: null });
  });
});

describe('Coming back into a call', () => {
  test('is refused to a provider whose role was taken away meanwhile', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    expect(codeIn(await chen.page.request(toServer.enterCall, { callId }))).toBe('ok');
    await clinic.database.stores.access.grantClinicRole(chen.personId, clinic.id, 'team-member', noPermission);
    expect(codeIn(await chen.page.request(toServer.enterCall, { callId }))).toBe('not-in-this-call');
  });
});

describe('Signals', () => {
  const signal = { generation: 'g', candidate: null };

  test('come from the place that the sender has, whatever the message says', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const call = await chen.joins(alice);
    const forged = { callId: call.callId, to: call.self, from: call.self, signal };
    expect(await alice.page.sendRaw(toServer.signal.event, forged)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(codeIn(await alice.page.request(toServer.signal, { callId: call.callId, to: call.self, signal }))).toBe(
      'ok',
    );
    expect((await chen.page.next(toClient.signalled)).from).toBe(alice.stay.participantId);
    expect(chen.page.heard(toClient.signalled)).toHaveLength(1);
  });

  test('are refused to everybody outside the call', async () => {
    const chen = await clinic.staff('Dr Chen');
    const okoro = await clinic.staff('Dr Okoro');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const call = await chen.joins(alice);
    for (const outsider of [okoro.page, bob.page]) {
      const request = { callId: call.callId, to: call.self, signal };
      expect(codeIn(await outsider.request(toServer.signal, request))).toBe('not-in-this-call');
      expect(codeIn(await outsider.request(toServer.enterCall, { callId: call.callId }))).toBe('not-in-this-call');
      const media = { callId: call.callId, microphone: true, camera: true };
      expect(codeIn(await outsider.request(toServer.announceMedia, media))).toBe('not-in-this-call');
    }
    // A signal from inside to somebody who waits outside reaches nobody.
    const outwards = { callId: call.callId, to: bob.stay.participantId, signal };
    await chen.page.request(toServer.signal, outwards);
    expect(codeIn(await bob.page.request(toServer.listMessages, { consultationId: bob.id }))).toBe('ok');
    expect(bob.page.heard(toClient.signalled)).toEqual([]);
    expect(chen.page.heard(toClient.signalled)).toEqual([]);
  });

  test('microphone and camera are told to those inside, and to those who come later', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await alice.page.request(toServer.announceMedia, { callId, microphone: true, camera: false });
    expect(await chen.page.next(toClient.mediaAnnounced)).toEqual({
      callId,
      participantId: alice.stay.participantId,
      microphone: true,
      camera: false,
    });
    const later = await (await clinic.staff('Dr Okoro')).joins(alice);
    expect(later.participants.find(({ kind }) => kind === 'caller')).toMatchObject({ microphone: true, camera: false });
  });
});
