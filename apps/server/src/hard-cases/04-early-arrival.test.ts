import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, openPage, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

describe('Who comes early', () => {
  test('waits: a professional who signs in and watches admits nobody', async () => {
    const alice = await clinic.callerArrives('Alice');
    const chen = await clinic.staff('Dr Chen');
    await chen.opensPage();
    await chen.page.request(toServer.listMessages, { consultationId: alice.id });
    await clinic.clock.advance(5_000);
    // Something comes that Alice is told, so that nothing can be on its way before it.
    await chen.does(alice, { type: 'mark-ready', ready: true });
    await alice.page.next(toClient.stayChanged, ({ revision }) => revision > alice.stay.revision);

    expect(alice.page.heard(toClient.callEntered)).toEqual([]);
    expect(alice.page.heard(toClient.stayChanged).map(({ status, callId }) => [status, callId])).toEqual([
      ['waiting', null],
    ]);
    expect(alice.page.bytes()).not.toContain('relay.test.example');
    expect(await clinic.database.stores.calls.open()).toEqual([]);
  });
});

describe('Letting Alice in', () => {
  const same = { lastName: 'Andersson', phone: '+46 70 123 45 67' };

  test('lets nobody else in of her name, number and address', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice', same);
    const other = await clinic.callerArrives('Alice', same);
    expect(other.id).not.toBe(alice.id);
    const call = await chen.joins(alice);
    await alice.page.next(toClient.callEntered);

    // The other one knows the ids by heart, and tries.
    expect(codeIn(await other.page.request(toServer.enterCall, { callId: call.callId }))).toBe('not-in-this-call');
    const signal = { generation: 'g', candidate: null };
    const sent = await other.page.request(toServer.signal, { callId: call.callId, to: call.self, signal });
    expect(codeIn(sent)).toBe('not-in-this-call');
    expect(valueOf(await other.page.request(toServer.enterStay, {}))).toMatchObject({
      status: 'waiting',
      callId: null,
    });
    expect(other.page.heard(toClient.callEntered)).toEqual([]);
    expect(other.page.heard(toClient.callChanged)).toEqual([]);
    expect(other.page.bytes()).not.toContain('relay.test.example');
    expect(other.page.bytes()).not.toContain(call.callId);
  });

  test('lets nobody in who has copied her link: it opens the set-up page and nothing of hers', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice', same);
    const call = await chen.joins(alice);
    // The link is the clinic's, and says nothing of her: without her cookie there is no stay behind it.
    for (const cookie of ['', alice.cookie.replace(alice.token, alice.token.toLowerCase())]) {
      const opened = openPage({ url: clinic.server.url, cookie, says: { as: 'caller', clinic: clinic.slug } });
      await expect(opened).rejects.toMatchObject({ code: 'not-signed-in' });
    }
    const form = { firstName: 'Alice', ...same };
    const arrived = await clinic.server.core.arrivals.arrive({
      clinic: clinic.slug,
      form,
      token: null,
      device: 'desktop',
    });
    expect(arrived).toMatchObject({ ok: true, value: { isNew: true } });
    const [open] = await clinic.database.stores.calls.open();
    expect(open?.call).toMatchObject({ id: call.callId, stays: [{ consultationId: alice.id }] });
  });
});
