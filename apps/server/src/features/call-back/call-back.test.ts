import { accepted, refused } from '@anteroom/domain';
import { codeIn, startPushService, type PushBrowser, type PushService } from '@anteroom/testkit';
import { toClient, toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { translatorFor } from '../../http/translators.ts';
import { readConfiguration } from '../../platform/configuration.ts';
import { hashOfToken } from '../../platform/tokens.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import { createPushSender } from '../push/create-push-sender.ts';
import type { SmsSender } from '../sms/read-model.ts';

const number = '+46 70 123 45 67';
const hour = 3_600_000;

let clinic: TestClinic;
let chen: TestStaff;
let alice: TestCaller;
let service: PushService;
let texts: { readonly to: string; readonly text: string }[];
let smsWorks: boolean;

const sms: SmsSender = {
  kind: 'gateway',
  numberOf: (to) => (to.startsWith('+') ? to : null),
  send({ to, locale, write }) {
    if (!smsWorks) return Promise.resolve(refused({ code: 'sms-failed' }));
    texts.push({ to, text: write(translatorFor(locale)) });
    return Promise.resolve(accepted(null));
  },
};

beforeEach(async () => {
  texts = [];
  smsWorks = true;
  service = await startPushService();
  const read = readConfiguration({ NODE_ENV: 'test' }, { https: false });
  if ('problems' in read) throw new Error('The settings are wrong.');
  const push = createPushSender({
    configuration: read.configuration,
    secret: 'a secret of a test that is long enough',
    log: createMemoryLog(),
  });
  clinic = await createTestClinic({ reach: { sms, push, baseUrl: () => 'https://anteroom.test' } });
  chen = await clinic.staff('Dr Chen');
  alice = await clinic.callerArrives('Alice');
});
afterEach(async () => {
  await clinic.close();
  await service.close();
});

interface Wish {
  readonly phone?: string;
  readonly subscription?: PushBrowser['subscription'];
  readonly locale?: 'en' | 'de';
}

const wants = (wish: Wish) => alice.page.request(toServer.wantCallBack, { wanted: true, locale: 'en', ...wish });
const rowOf = async (id: string) => {
  const snapshot = await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id });
  return snapshot.ok ? snapshot.value.rows.find((row) => row.id === id) : undefined;
};
/** Her page is closed, and the server has noticed. */
const goes = async () => {
  alice.page.close();
  await expect.poll(async () => (await rowOf(alice.id))?.missingSince ?? null).not.toBeNull();
};
const linkIn = (text: string | undefined) => /https:\/\/anteroom\.test\/back\/([\w-]{43})$/.exec(text ?? '')?.[1] ?? '';

describe('A caller who puts the phone down', () => {
  test('keeps their place for hours, is called back by a text message, and comes back to the same stay', async () => {
    expect(codeIn(await wants({ phone: number }))).toBe('ok');
    expect(await rowOf(alice.id)).toMatchObject({ callBackWanted: true, calledBackAt: null });
    await goes();
    await clinic.clock.advance(5 * hour);
    expect(await rowOf(alice.id)).toMatchObject({ status: 'waiting', callBackWanted: true });

    expect(codeIn(await chen.does(alice, { type: 'call-back' }))).toBe('ok');
    expect(texts).toHaveLength(1);
    expect(texts[0]?.to).toBe(number);
    expect(await rowOf(alice.id)).toMatchObject({ callBackWanted: true, calledBackAt: clinic.clock.now() });

    // The link opens the same stay on another device, whose page is the newest from then on.
    const token = linkIn(texts[0]?.text);
    const found = await clinic.database.stores.callerTokens.find(hashOfToken(token) ?? new Uint8Array());
    expect(found).toEqual({ consultationId: alice.id, clinicId: clinic.id });
    const back = await alice.opensPage();
    const entered = await back.request(toServer.enterStay, {});
    expect(entered.ok && entered.value).toMatchObject({ id: alice.id, callBackWanted: false, calledBackAt: null });
    expect(await rowOf(alice.id)).toMatchObject({ callBackWanted: false, missingSince: null });
  });

  test('is told by push, sealed and signed, with nothing of them in it', async () => {
    const browser = service.newBrowser();
    expect(codeIn(await wants({ subscription: browser.subscription, locale: 'de' }))).toBe('ok');
    expect(codeIn(await chen.does(alice, { type: 'call-back' }))).toBe('ok');
    const [notice] = browser.notices;
    expect(notice?.isSigned).toBe(true);
    expect(JSON.parse(notice?.text ?? '')).toEqual({
      title: 'Anteroom',
      body: 'Sie sind an der Reihe für das Videogespräch. Drücken Sie hier, um zurückzukommen.',
      path: '/c/renal/wait',
      tag: 'turn',
    });
    for (const secret of ['Alice', 'Andersson', alice.id, alice.token]) {
      expect(notice?.text).not.toContain(secret);
      expect(notice?.wire).not.toContain(secret);
    }
    expect(texts).toEqual([]);
  });

  test('hears of it when somebody joins them, and is in the call as soon as they are back', async () => {
    await wants({ phone: number });
    await goes();
    const call = await chen.joins(alice);
    await expect.poll(() => texts.length).toBe(1);
    const back = await alice.opensPage();
    const entered = await back.request(toServer.enterStay, {});
    expect(entered.ok && entered.value).toMatchObject({ status: 'being-seen', callId: call.callId });
  });

  test('may want it no longer: nothing of the number is kept, and their grace runs again', async () => {
    await wants({ phone: number });
    expect(codeIn(await alice.page.request(toServer.wantCallBack, { wanted: false }))).toBe('ok');
    expect(codeIn(await chen.does(alice, { type: 'call-back' }))).toBe('no-call-back-wanted');
    await goes();
    await clinic.clock.advance(hour);
    expect(await rowOf(alice.id)).toBeUndefined();
    expect(texts).toEqual([]);
  });

  test('is rung once however often it is pressed at the same moment, and again later', async () => {
    await wants({ phone: number });
    await Promise.all([chen.does(alice, { type: 'call-back' }), chen.does(alice, { type: 'call-back' })]);
    expect(texts).toHaveLength(1);
    await clinic.clock.advance(60_000);
    await chen.does(alice, { type: 'call-back' });
    expect(texts).toHaveLength(2);
  });

  test('leaves nothing behind: the number lies sealed, and goes with the stay, as do the links', async () => {
    await wants({ phone: number });
    await chen.does(alice, { type: 'call-back' });
    const { stores } = clinic.database;
    const kept = await stores.typedEntries.of([alice.id], 'call-back');
    expect(kept).toHaveLength(1);
    expect(Buffer.from(kept[0]?.sealed ?? []).toString('latin1')).not.toContain('123');
    expect(JSON.stringify(await stores.consultations.eventsOf(alice.id))).not.toContain('123 45');
    expect(JSON.stringify(clinic.server.log.lines)).not.toMatch(/123 45|back\//);
    await chen.does(alice, { type: 'remove' });
    expect(await stores.typedEntries.of([alice.id])).toEqual([]);
    const hash = hashOfToken(linkIn(texts[0]?.text));
    expect(hash === null ? null : await stores.callerTokens.find(hash)).toBeNull();
  });

  test.each([
    ['no way at all', {}, 'invalid-input'],
    ['a number that can’t be dialled', { phone: '112' }, 'phone-malformed'],
    [
      'an address inside of a network',
      {
        subscription: {
          endpoint: 'https://10.0.0.8/push',
          keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
        },
      },
      'invalid-input',
    ],
  ])('is refused with %s, and nothing changes', async (_what, wish, code) => {
    expect(codeIn(await wants(wish))).toBe(code);
    expect(await rowOf(alice.id)).toMatchObject({ callBackWanted: false });
    expect(await clinic.database.stores.typedEntries.of([alice.id], 'call-back')).toEqual([]);
  });
});

describe('Whoever calls back', () => {
  test('is told where nothing reached the caller; a browser that is gone is forgotten', async () => {
    const browser = service.newBrowser();
    await wants({ phone: number, subscription: browser.subscription });
    browser.unsubscribe();
    expect(codeIn(await chen.does(alice, { type: 'call-back' }))).toBe('ok');
    smsWorks = false;
    await clinic.clock.advance(60_000);
    expect(codeIn(await chen.does(alice, { type: 'call-back' }))).toBe('call-back-failed');
    expect(browser.notices).toEqual([]);
  });

  test('sees that it was done, and so do their colleagues and the caller whose page is open', async () => {
    await wants({ phone: number });
    const seen = alice.page.next(toClient.stayChanged, ({ calledBackAt }) => calledBackAt !== null);
    await chen.does(alice, { type: 'call-back' });
    expect(await seen).toMatchObject({ callBackWanted: true, calledBackAt: clinic.clock.now() });
  });
});
