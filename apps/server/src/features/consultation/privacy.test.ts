import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, RefusedPage } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestCaller, TestClinic } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

/** Everything by which one caller could be known to another. */
function marksOf(caller: TestCaller, name: string): readonly string[] {
  return [name, caller.id, caller.stay.participantId, caller.token];
}

describe('Three callers wait at once', () => {
  test('none of their sockets ever carries anything of another', async () => {
    const chen = await clinic.staff('Dr Chen');
    const callers = [];
    for (const name of ['Alice', 'Bob', 'Clara']) {
      callers.push({ name, caller: await clinic.callerArrives(name, { lastName: `${name}sson` }) });
    }
    const [alice, bob, clara] = callers;
    if (alice === undefined || bob === undefined || clara === undefined) throw new Error('Three were to arrive.');

    await bob.caller.page.request(toServer.sendMessage, {
      consultationId: bob.caller.id,
      id: newMessageId(),
      text: 'A word of Bob',
    });
    const call = await chen.joins(alice.caller);
    await bob.caller.page.next(toClient.stayChanged, ({ position }) => position === 1);
    await clara.caller.page.next(toClient.stayChanged, ({ position }) => position === 2);
    await chen.page.request(toServer.endCall, { callId: call.callId });
    await alice.caller.page.untilCut();
    await chen.does(bob.caller, { type: 'remove' });
    await bob.caller.page.untilCut();
    await clara.caller.page.next(toClient.stayChanged, ({ position }) => position === 1);

    for (const { name, caller } of callers) {
      const bytes = caller.page.bytes();
      expect(bytes).toContain(caller.id);
      for (const other of callers) {
        if (other.name === name) continue;
        for (const mark of marksOf(other.caller, other.name)) expect(bytes).not.toContain(mark);
      }
    }
    // Who was never admitted got nothing of any call.
    for (const { caller } of [bob, clara]) {
      for (const secret of [call.callId, call.self, 'Dr Chen', 'stun:', 'relay.test.example', 'credential']) {
        expect(caller.page.bytes()).not.toContain(secret);
      }
    }
    expect(JSON.stringify(clinic.server.log.lines)).not.toMatch(/Alice|Bob|Clara/);
  });
});

describe('What is over', () => {
  test('a removed person is refused with the old socket, token and ids', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await chen.does(alice, { type: 'remove' });
    expect(await alice.page.next(toClient.callLeft)).toEqual({ callId, reason: 'removed' });
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'ended')).toMatchObject({
      outcome: 'removed',
    });
    await alice.page.untilCut();
    await expect(alice.opensPage()).rejects.toBeInstanceOf(RefusedPage);
    const identity = { kind: 'caller', consultationId: alice.id, clinicId: clinic.id } as const;
    const asker = { identity, page: null };
    expect(codeIn(await clinic.server.core.perform('leaveStay', {}, asker))).toBe('ok');
    const message = { consultationId: alice.id, id: 'BBBBBBBBBBBBBBBBBBBBBB', text: 'Still here' };
    expect(codeIn(await clinic.server.core.perform('sendMessage', message, asker))).toBe('consultation-ended');
    expect(await clinic.server.core.arrivals.stayOf(clinic.id, alice.token)).toBeNull();
  });

  test('what was typed is erased with its key, whichever way a stay ends', async () => {
    const chen = await clinic.staff('Dr Chen');
    for (const end of ['leave', 'remove', 'end'] as const) {
      const alice = await clinic.callerArrives('Alice');
      if (end === 'leave') await alice.page.request(toServer.leaveStay, {});
      if (end === 'remove') await chen.does(alice, { type: 'remove' });
      if (end === 'end') await chen.page.request(toServer.endCall, { callId: (await chen.joins(alice)).callId });
      await alice.page.untilCut();
      expect(await clinic.database.stores.typedEntries.of([alice.id])).toEqual([]);
      expect(await clinic.stayKeys.get(alice.id)).toBeNull();
      expect(await clinic.database.stores.presence.get(alice.stay.participantId)).toBeNull();
    }
  });

  test('the events and the audit log tell what happened without a word that was typed', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice', { phone: '+46 70 123 45 67' });
    await chen.does(alice, { type: 'remove' });
    const events = await clinic.database.stores.consultations.eventsOf(alice.id);
    const audit = await clinic.database.stores.audit.about(alice.id);
    expect(audit.map(({ verb, actor }) => [verb, actor.kind])).toEqual([
      ['arrive', 'caller'],
      ['remove', 'staff'],
    ]);
    expect(JSON.stringify([events, audit])).not.toMatch(/Alice|Andersson|123 45 67/);
  });

  test('a key that a crash has left behind goes at the next start', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const key = await clinic.stayKeys.get(alice.id);
    if (key === null) throw new Error('Alice has no key.');
    await chen.does(alice, { type: 'remove' });
    await alice.page.untilCut();
    await clinic.stayKeys.put(alice.id, key);
    await clinic.restart();
    expect(await clinic.stayKeys.get(alice.id)).toBeNull();
  });
});
