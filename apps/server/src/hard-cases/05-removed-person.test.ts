import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, openPage } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

test('Alice is removed from a call: her token, her ids and her connection open nothing any more, at once', async () => {
  const chen = await clinic.staff('Dr Chen');
  const alice = await clinic.callerArrives('Alice');
  const bob = await clinic.callerArrives('Bob');
  const call = await chen.joins(alice);
  await alice.page.next(toClient.callEntered);
  const second = await alice.opensPage();

  await chen.does(alice, { type: 'remove' });
  expect(await alice.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
  await alice.page.untilCut();

  // The old token, and the clock has not moved since.
  const says = { as: 'caller', clinic: clinic.slug };
  await expect(openPage({ url: clinic.server.url, cookie: alice.cookie, says })).rejects.toMatchObject({
    code: 'not-signed-in',
  });
  // A page that was open beside it.
  expect(codeIn(await second.request(toServer.enterStay, {}))).toBe('consultation-ended');
  expect(codeIn(await second.request(toServer.enterCall, { callId: call.callId }))).toBe('not-in-this-call');
  const signal = { generation: 'g', candidate: null };
  const sent = await second.request(toServer.signal, { callId: call.callId, to: call.self, signal });
  expect(codeIn(sent)).toBe('not-in-this-call');
  // The connection that was cut, asked to go on where it was.
  const poll = await fetch(
    `${clinic.server.url}/socket.io/?EIO=4&transport=polling&sid=${encodeURIComponent(alice.page.connection)}`,
    { headers: { cookie: alice.cookie, 'sec-fetch-site': 'same-origin' } },
  );
  expect(poll.status).toBe(400);
  const recovered = openPage({
    url: clinic.server.url,
    cookie: alice.cookie,
    says: { ...says, pid: alice.page.connection, offset: '0' },
  });
  await expect(recovered).rejects.toThrow();
  // Her ids, from a page that may be there.
  expect(codeIn(await bob.page.request(toServer.enterCall, { callId: call.callId }))).toBe('not-in-this-call');
  expect(codeIn(await bob.page.request(toServer.listMessages, { consultationId: alice.id }))).toBe('not-found');

  // She may come again, as anybody may, and is somebody who waits.
  const again = await clinic.server.core.arrivals.arrive({
    clinic: clinic.slug,
    form: { firstName: 'Alice', lastName: 'Andersson' },
    token: alice.token,
    device: 'desktop',
  });
  if (!again.ok) throw new Error(again.error.code);
  expect(again.value).toMatchObject({ isNew: true });
  expect(again.value.token).not.toBe(alice.token);
  expect(again.value.consultationId).not.toBe(alice.id);
  expect(await clinic.database.stores.calls.open()).toEqual([]);
});
