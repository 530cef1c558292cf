import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { createBrowser, type BrowserInMemory } from '../../testing/browser-in-memory.ts';
import { createPasskeyDevice, type PasskeyDevice, type PasskeyQuestion } from '../../testing/passkey-device.ts';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const chen = 'mei.chen@demo.anteroom.example';
const berg = 'jonas.berg@demo.anteroom.example';
let server: ServerInMemory;
let device: PasskeyDevice;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '1000' });
  await server.addStaff(chen);
  await server.addStaff(berg);
  device = createPasskeyDevice(origin);
  expect(await add(await signedIn(chen), device)).toBe('ok');
});
afterEach(() => server.close());

async function signedIn(email: string): Promise<BrowserInMemory> {
  const browser = createBrowser(server);
  await browser.ask('signIn', { email, password });
  return browser;
}

const questionTo = async (browser: BrowserInMemory) =>
  z.parse(routes.askForPasskey.reply, (await browser.ask('askForPasskey')).body);
const offerTo = async (browser: BrowserInMemory) =>
  z.parse(routes.offerPasskey.reply, (await browser.ask('offerPasskey')).body);

async function add(browser: BrowserInMemory, one: PasskeyDevice): Promise<string> {
  return browser.code('addPasskey', { ...one.make(await offerTo(browser)), name: 'Work laptop' });
}

describe('A passkey', () => {
  test('signs its owner in by itself', async () => {
    const browser = createBrowser(server);
    expect(await browser.code('givePasskey', { passkey: device.use(await questionTo(browser)) })).toBe('ok');
    expect((await browser.ask('me')).body).toMatchObject({ email: chen });
  });

  test('is refused with an answer from another page, to another question, or by another device', async () => {
    const other = createPasskeyDevice(origin);
    const challenge = Buffer.alloc(32, 7).toString('base64url');
    const lies: readonly ((question: PasskeyQuestion) => object)[] = [
      (question) => device.use(question, { origin: 'https://evil.test' }),
      (question) => device.use({ ...question, challenge }),
      (question) => device.use({ ...question, rpId: 'evil.test' }),
      (question) => device.use(question, { unverified: true }),
      // A passkey that nobody has, and somebody else's signature under the name of one.
      (question) => other.use(question),
      (question) => other.use(question, { id: device.id }),
    ];
    const browser = createBrowser(server);
    for (const lie of lies) {
      const passkey = lie(await questionTo(browser));
      expect(await browser.code('givePasskey', { passkey })).toBe('passkey-refused');
    }
    expect(await browser.code('me')).toBe('not-signed-in');
  });

  test('answers a question once', async () => {
    const browser = createBrowser(server);
    const passkey = device.use(await questionTo(browser));
    expect(await browser.code('givePasskey', { passkey })).toBe('ok');
    await browser.ask('signOut');
    expect(await browser.code('givePasskey', { passkey })).toBe('passkey-refused');
    expect(await browser.code('me')).toBe('not-signed-in');
  });

  test('answers the question of its own browser alone, and within five minutes', async () => {
    const browser = createBrowser(server);
    const passkey = device.use(await questionTo(browser));
    expect(await createBrowser(server).code('givePasskey', { passkey })).toBe('passkey-refused');
    await server.clock.advance(5 * 60_000);
    expect(await browser.code('givePasskey', { passkey })).toBe('passkey-refused');
  });

  test('is no second factor and no key to the lock of somebody else', async () => {
    const jonas = await signedIn(berg);
    const own = createPasskeyDevice(origin);
    expect(await add(jonas, own)).toBe('ok');

    const half = createBrowser(server);
    expect((await half.ask('signIn', { email: chen, password })).body).toEqual({ state: 'second-factor-needed' });
    expect(await half.code('givePasskey', { passkey: own.use(await questionTo(half)) })).toBe('passkey-refused');
    expect(await half.code('me')).toBe('second-factor-needed');
    expect(await half.code('givePasskey', { passkey: device.use(await questionTo(half)) })).toBe('ok');

    await half.ask('lock');
    expect(await half.code('givePasskey', { passkey: own.use(await questionTo(half)) })).toBe('passkey-refused');
    expect(await half.code('me')).toBe('session-locked');
    expect(await half.code('givePasskey', { passkey: device.use(await questionTo(half)) })).toBe('ok');
    expect(await half.code('me')).toBe('ok');
  });
});

describe('Making one', () => {
  let browser: BrowserInMemory;
  beforeEach(async () => {
    browser = await signedIn(berg);
  });

  test('is refused from another page, in answer to another question, or once more', async () => {
    const own = createPasskeyDevice(origin);
    const name = 'Work laptop';
    const evil = own.make(await offerTo(browser), { origin: 'https://evil.test' });
    expect(await browser.code('addPasskey', { ...evil, name })).toBe('passkey-refused');
    // A question about using one is none about making one.
    const used = own.make(await questionTo(browser));
    expect(await browser.code('addPasskey', { ...used, name })).toBe('passkey-refused');

    const good = { ...own.make(await offerTo(browser)), name };
    expect(await browser.code('addPasskey', good)).toBe('ok');
    expect(await browser.code('addPasskey', good)).toBe('passkey-refused');
    expect((await browser.ask('account')).body).toMatchObject({ passkeys: [{ name }] });
  });

  test('doesn’t take the passkey of another account over', async () => {
    const stolen = device.make(await offerTo(browser));
    expect(await browser.code('addPasskey', { ...stolen, name: 'Mine now' })).toBe('passkey-refused');
    expect((await browser.ask('account')).body).toMatchObject({ passkeys: [] });
  });
});
