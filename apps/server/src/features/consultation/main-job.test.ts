import { toClient, toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestClinic } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

describe('A patient is seen', () => {
  test('Alice arrives, Dr Chen joins, they signal, she goes on hold, he joins again and ends the call', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice', { phone: '+46 70 123 45 67' });
    expect(alice.stay).toMatchObject({ status: 'waiting', position: 1, callId: null, firstName: 'Alice' });

    const arrival = await chen.page.next(
      toClient.waitingAreaChanged,
      ({ changed }) => changed[0]?.missingSince === null,
    );
    expect(arrival.changed).toMatchObject([
      { id: alice.id, firstName: 'Alice', lastName: 'Andersson', status: 'waiting' },
    ]);

    const call = await chen.joins(alice);
    expect(call.participants.map(({ name, here }) => [name, here])).toEqual([
      ['Dr Chen', true],
      ['Alice Andersson', true],
    ]);
    const entered = await alice.page.next(toClient.callEntered);
    expect(entered).toMatchObject({ callId: call.callId, self: alice.stay.participantId });
    expect(entered.iceServers).toHaveLength(2);
    expect(await alice.page.next(toClient.stayChanged)).toMatchObject({ status: 'being-seen', position: null });

    const signal = { generation: 'one', description: { type: 'offer' as const, sdp: 'v=0' } };
    const sent = await alice.page.request(toServer.signal, { callId: call.callId, to: call.self, signal });
    expect(sent).toEqual({ ok: true, value: {} });
    expect(await chen.page.next(toClient.signalled)).toEqual({ callId: call.callId, from: entered.self, signal });

    expect(await chen.page.request(toServer.leaveCall, { callId: call.callId })).toEqual({ ok: true, value: {} });
    expect(await alice.page.next(toClient.callLeft)).toEqual({ callId: call.callId, reason: 'on-hold' });
    expect(await alice.page.next(toClient.stayChanged)).toMatchObject({ status: 'on-hold', callId: null });
    expect(await chen.page.next(toClient.callLeft)).toEqual({ callId: call.callId, reason: 'left' });
    expect(await alice.page.request(toServer.signal, { callId: call.callId, to: call.self, signal })).toEqual({
      ok: false,
      error: { code: 'not-in-this-call' },
    });

    const again = await chen.joins(alice);
    expect(again.callId).not.toBe(call.callId);
    expect(await chen.page.request(toServer.endCall, { callId: again.callId })).toEqual({ ok: true, value: {} });
    expect(await alice.page.next(toClient.callLeft)).toMatchObject({ reason: 'ended' });
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'ended')).toMatchObject({
      outcome: 'completed',
    });
    await alice.page.untilCut();
    await expect(alice.opensPage()).rejects.toMatchObject({ code: 'not-signed-in' });
    const last = await chen.page.next(toClient.waitingAreaChanged, ({ gone }) => gone.length > 0);
    expect(last.gone).toEqual([alice.id]);
    expect(clinic.server.log.lines).toEqual([]);
  });
});
