import type { AutomatedMessage, ContentPiece } from '@anteroom/domain';
import { toClient, toServer, type WaitingExperience } from '@anteroom/protocol';
import { codeIn, newMessageId, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestCaller, TestClinic } from '../../testing/test-clinic.ts';
import type { SettingChange } from '../settings/setting-store.ts';

const minute = 60_000;
let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

const sets = (change: SettingChange) => clinic.database.stores.settings.change({ clinicId: clinic.id }, change, 0);

async function offeredTo(caller: TestCaller, language = 'en'): Promise<WaitingExperience> {
  return valueOf(await caller.page.request(toServer.askExperience, { language }));
}

/** Somebody waits for so many minutes and is seen. */
async function isSeenAfter(minutes: number): Promise<void> {
  const chen = await clinic.staff(`Dr Chen after ${minutes}`);
  const caller = await clinic.callerArrives('Somebody');
  await clinic.clock.advance(minutes * minute);
  const { callId } = await chen.joins(caller);
  await chen.page.request(toServer.endCall, { callId });
}

const told: readonly AutomatedMessage[] = [
  {
    id: 'first',
    afterMinutes: 5,
    words: [
      { language: 'en', text: 'We see people in turn.' },
      { language: 'de', text: 'Der Reihe nach.' },
    ],
  },
  { id: 'late', afterMinutes: 20, words: [{ language: 'en', text: 'It takes longer today.' }] },
];

describe('Automated messages', () => {
  test('come when their minute is over by the server’s clock, in the reader’s language', async () => {
    await sets({ key: 'automatedMessages', value: told });
    const alice = await clinic.callerArrives('Alice');
    const { arrivedAt } = alice.stay;
    expect(await offeredTo(alice)).toMatchObject({ automated: [], nextDueAt: arrivedAt + 5 * minute });
    await clinic.clock.advance(5 * minute);
    expect(await offeredTo(alice, 'de')).toMatchObject({
      automated: [{ id: 'first', at: arrivedAt + 5 * minute, language: 'de', text: 'Der Reihe nach.' }],
      nextDueAt: arrivedAt + 20 * minute,
    });
    await clinic.clock.advance(15 * minute);
    expect((await offeredTo(alice, 'de')).automated.map(({ text }) => text)).toEqual([
      'Der Reihe nach.',
      'It takes longer today.',
    ]);
  });

  test('are the same, once each, after a restart of the server', async () => {
    await sets({ key: 'automatedMessages', value: told });
    const alice = await clinic.callerArrives('Alice');
    await clinic.clock.advance(6 * minute);
    const before = await offeredTo(alice);
    await clinic.restart();
    const page = await alice.opensPage();
    valueOf(await page.request(toServer.enterStay, {}));
    expect(valueOf(await page.request(toServer.askExperience, { language: 'en' }))).toEqual(before);
  });

  test('end when somebody joins: on hold is no waiting', async () => {
    await sets({ key: 'automatedMessages', value: told });
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await clinic.clock.advance(6 * minute);
    const { callId } = await chen.joins(alice);
    await clinic.clock.advance(30 * minute);
    const during = await offeredTo(alice);
    expect(during.automated.map(({ id }) => id)).toEqual(['first']);
    expect(during.nextDueAt).toBeNull();
    await chen.page.request(toServer.leaveCall, { callId });
    await alice.page.next(toClient.stayChanged, ({ status }) => status === 'on-hold');
    expect((await offeredTo(alice)).automated.map(({ id }) => id)).toEqual(['first']);
  });
});

describe('The estimate of the wait', () => {
  test('comes from the clinic’s own recent waits, once a handful is known', async () => {
    for (const minutes of [6, 7, 8, 9]) await isSeenAfter(minutes);
    const alice = await clinic.callerArrives('Alice');
    expect((await offeredTo(alice)).estimate).toBeNull();
    await isSeenAfter(12);
    await clinic.clock.advance(minute);
    expect((await offeredTo(alice)).estimate).toEqual({ from: 5, to: 10 });
    // Somebody on hold waits for something else.
    const chen = await clinic.staff('Dr Lindqvist');
    await chen.joins(alice);
    expect((await offeredTo(alice)).estimate).toBeNull();
  });

  test('is asked of the database once a minute, however many ask', async () => {
    const recent = vi.spyOn(clinic.database.stores.pastWaits, 'recent');
    const callers = [await clinic.callerArrives('Alice'), await clinic.callerArrives('Bob')];
    for (const caller of [...callers, ...callers]) await offeredTo(caller);
    expect(recent).toHaveBeenCalledTimes(1);
    await clinic.clock.advance(minute);
    for (const caller of callers) await offeredTo(caller);
    expect(recent).toHaveBeenCalledTimes(2);
  });

  test('isn’t said where the clinic doesn’t want it', async () => {
    for (const minutes of [6, 7, 8, 9, 9]) await isSeenAfter(minutes);
    await sets({ key: 'showsEstimate', value: false });
    expect((await offeredTo(await clinic.callerArrives('Alice'))).estimate).toBeNull();
  });
});

describe('The clinic’s own content', () => {
  const welcome: ContentPiece = {
    kind: 'text',
    id: 'welcome',
    onlyFor: null,
    words: [
      { language: 'de', text: 'Willkommen' },
      { language: 'en', text: 'Welcome' },
    ],
  };

  test('is offered in the reader’s language, and the page learns that it has changed', async () => {
    const alice = await clinic.callerArrives('Alice');
    const before = alice.stay.clinic.experience;
    expect((await offeredTo(alice)).content).toEqual([]);
    await sets({ key: 'waitingContent', value: [welcome] });
    expect((await offeredTo(alice)).content).toEqual([
      { kind: 'text', id: 'welcome', language: 'en', text: 'Welcome' },
    ]);
    const view = valueOf(await alice.page.request(toServer.enterStay, {}));
    expect(view.clinic.experience).not.toBe(before);
  });

  test('is for callers alone, and for a stay that goes on', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    expect(codeIn(await chen.page.request(toServer.askExperience, { language: 'en' }))).toBe('not-found');
    await chen.does(alice, { type: 'remove' });
    await alice.page.untilCut();
    const identity = { kind: 'caller', consultationId: alice.id, clinicId: clinic.id } as const;
    const asked = await clinic.server.core.perform('askExperience', { language: 'en' }, { identity, page: null });
    expect(codeIn(asked)).toBe('consultation-ended');
  });
});

describe('A message of a caller', () => {
  test('is read when staff have it in front of them: the caller learns it, and after a reload too', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const consultationId = alice.id;
    const sent = valueOf(
      await alice.page.request(toServer.sendMessage, { consultationId, id: newMessageId(), text: 'Hello?' }),
    );
    expect(sent.readAt).toBeUndefined();
    expect(codeIn(await chen.page.request(toServer.markMessagesRead, { consultationId }))).toBe('ok');
    expect(await alice.page.next(toClient.messagesRead)).toEqual({ consultationId, upTo: sent.at });
    const list = valueOf(await alice.page.request(toServer.listMessages, { consultationId }));
    expect(list.messages[0]?.readAt).toBe(clinic.clock.now());
    // Nobody else hears of it, and no caller can say it.
    expect(bob.page.heard(toClient.messagesRead)).toEqual([]);
    expect(codeIn(await alice.page.request(toServer.markMessagesRead, { consultationId }))).toBe('not-found');
    expect(codeIn(await bob.page.request(toServer.markMessagesRead, { consultationId }))).toBe('not-found');
  });
});
