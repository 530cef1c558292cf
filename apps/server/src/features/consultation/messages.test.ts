import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestClinic } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

describe('Messages while waiting', () => {
  test('Alice writes, the dashboard counts it until Dr Chen answers, and she reads the answer', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const id = newMessageId();
    const sent = valueOf(
      await alice.page.request(toServer.sendMessage, { consultationId: alice.id, id, text: 'How long will it take?' }),
    );
    expect(sent).toMatchObject({ id, from: 'caller', name: '', text: 'How long will it take?' });
    expect(await chen.page.next(toClient.messagePosted)).toEqual({ consultationId: alice.id, message: sent });
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.unanswered === 1);

    const answer = { consultationId: alice.id, id: newMessageId(), text: 'Ten minutes.' };
    expect(codeIn(await chen.page.request(toServer.sendMessage, answer))).toBe('ok');
    const heard = await alice.page.next(toClient.messagePosted, ({ message }) => message.from === 'staff');
    expect(heard.message).toMatchObject({ name: 'Dr Chen', text: 'Ten minutes.' });
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.unanswered === 0);

    const list = valueOf(await alice.page.request(toServer.listMessages, { consultationId: alice.id }));
    expect(list.messages.map(({ text }) => text)).toEqual(['How long will it take?', 'Ten minutes.']);
  });

  test('the same message sent twice is one message', async () => {
    const alice = await clinic.callerArrives('Alice');
    const message = { consultationId: alice.id, id: newMessageId(), text: 'Hello?' };
    const first = valueOf(await alice.page.request(toServer.sendMessage, message));
    await clinic.clock.advance(5_000);
    expect(valueOf(await alice.page.request(toServer.sendMessage, message))).toEqual(first);
    expect(await clinic.database.stores.typedEntries.of([alice.id], 'message')).toHaveLength(1);
    expect(alice.page.heard(toClient.messagePosted)).toHaveLength(1);
  });

  test("nobody overwrites another's message by its id", async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const id = newMessageId();
    await chen.page.request(toServer.sendMessage, { consultationId: alice.id, id, text: 'From Dr Chen' });
    await alice.page.request(toServer.sendMessage, { consultationId: alice.id, id, text: 'Forged' });
    await bob.page.request(toServer.sendMessage, { consultationId: bob.id, id, text: 'Of Bob' });
    const list = valueOf(await alice.page.request(toServer.listMessages, { consultationId: alice.id }));
    expect(list.messages.map(({ text }) => text)).toEqual(['From Dr Chen']);
  });

  test('nobody fills a stay without end: staff still answer, and what was said before counts', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const first = { consultationId: alice.id, id: newMessageId(), text: 'Hello?' };
    expect(codeIn(await alice.page.request(toServer.sendMessage, first))).toBe('ok');
    const { typedEntries } = clinic.database.stores;
    const [entry] = await typedEntries.of([alice.id], 'message');
    if (entry === undefined) throw new Error('The message was not kept.');
    for (let count = 1; count < 200; count++) await typedEntries.put({ ...entry, id: randomIds.typedEntry() });
    expect(codeIn(await alice.page.request(toServer.sendMessage, { ...first, id: newMessageId() }))).toBe(
      'too-many-requests',
    );
    expect(codeIn(await alice.page.request(toServer.sendMessage, first))).toBe('ok');
    expect(codeIn(await chen.page.request(toServer.sendMessage, { ...first, id: newMessageId() }))).toBe('ok');
  });

  test("a stay's messages answer to nobody else as if it weren't there", async () => {
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const stranger = await clinic.staff('No permission', { waitingArea: false });
    const message = { consultationId: alice.id, id: newMessageId(), text: 'Hello' };
    expect(codeIn(await bob.page.request(toServer.sendMessage, message))).toBe('not-found');
    expect(codeIn(await bob.page.request(toServer.listMessages, { consultationId: alice.id }))).toBe('not-found');
    expect(codeIn(await stranger.page.request(toServer.listMessages, { consultationId: alice.id }))).toBe('forbidden');
  });
});
