import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, openPage } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffCookie } from '../testing/test-server.ts';
import { createTestClinic, type TestClinic } from '../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

test('Mallory’s token on the dashboard’s channel is refused, and five busy seconds bring her nothing of it', async () => {
  const chen = await clinic.staff('Dr Chen');
  const mallory = await clinic.callerArrives('Mallory');

  // As staff by her own cookie, and by her token in the place of a session.
  for (const cookie of [mallory.cookie, `${staffCookie}=${mallory.token}`]) {
    const opened = openPage({ url: clinic.server.url, cookie, says: { as: 'staff' } });
    await expect(opened).rejects.toMatchObject({ code: 'not-signed-in' });
  }
  // By the page that she may have, asking for what is staff's.
  const own = { clinicId: clinic.id };
  expect(codeIn(await mallory.page.request(toServer.watchWaitingArea, own))).toBe('not-found');
  expect(codeIn(await mallory.page.request(toServer.watchRooms, own))).toBe('not-found');

  await clinic.clock.advance(1_000);
  const alice = await clinic.callerArrives('Alice', { lastName: 'Almqvist' });
  await chen.does(alice, { type: 'mark-ready', ready: true });
  await alice.page.request(toServer.sendMessage, {
    consultationId: alice.id,
    id: newMessageId(),
    text: 'My knee hurts.',
  });
  await chen.joins(alice);
  await clinic.clock.advance(5_000);
  await chen.does(alice, { type: 'end' });
  // The dashboard has heard of all this, and Mallory's own stay is the last that anybody is told of.
  await chen.page.next(toClient.waitingAreaChanged, ({ gone }) => gone.includes(alice.id));
  await chen.does(mallory, { type: 'mark-ready', ready: true });
  await mallory.page.next(toClient.stayChanged, ({ revision }) => revision > mallory.stay.revision);

  for (const message of Object.values(toClient)) {
    if (message.event === toClient.stayChanged.event) continue;
    expect(mallory.page.bytes(), message.event).not.toContain(message.event);
  }
  for (const canary of ['Alice', 'Almqvist', 'My knee hurts', alice.id, 'relay.test.example']) {
    expect(mallory.page.bytes()).not.toContain(canary);
  }
});
