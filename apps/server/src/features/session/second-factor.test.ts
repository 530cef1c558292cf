import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createBrowser, type BrowserInMemory } from '../../testing/browser-in-memory.ts';
import { password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';
import { totpCode, totpStep } from './totp.ts';

const email = 'mei.chen@demo.anteroom.example';
let server: ServerInMemory;
let chen: BrowserInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '1000', SECOND_FACTOR: 'required' });
  await server.addStaff(email);
  chen = createBrowser(server);
});
afterEach(() => server.close());

const signInOf = (browser: BrowserInMemory) => browser.ask('signIn', { email, password });

/** The bytes of a secret as it is typed into an app. */
function bytesOf(base32: string): Uint8Array {
  const bits = [...base32].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'));
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** An app on a phone: what it shows now, or some steps of half a minute later. */
type App = (stepsLater?: number) => string;

async function setUpApp(browser: BrowserInMemory): Promise<{ readonly app: App; readonly backupCodes: string[] }> {
  const offered = z.parse(z.object({ secret: z.string(), address: z.string() }), (await browser.ask('offerTotp')).body);
  expect(offered.address).toContain(`secret=${offered.secret}&`);
  const app: App = (later = 0) => totpCode(bytesOf(offered.secret), totpStep(server.clock.now()) + later);
  const confirmed = await browser.ask('confirmTotp', { code: app() });
  const { backupCodes } = z.parse(z.object({ backupCodes: z.array(z.string()) }), confirmed.body);
  return { app, backupCodes };
}

/** Dr Chen signs in on a new browser and is asked for her second factor. */
async function halfSignedIn(address = '192.0.2.7'): Promise<BrowserInMemory> {
  const browser = createBrowser(server, { address });
  expect((await signInOf(browser)).body).toEqual({ state: 'second-factor-needed' });
  return browser;
}

describe('Where all staff need a second factor', () => {
  test('somebody without one reaches nothing but setting it up', async () => {
    expect((await signInOf(chen)).body).toEqual({ state: 'enrolment-needed' });
    expect(await chen.code('me')).toBe('enrolment-needed');
    expect(await chen.code('account')).toBe('enrolment-needed');
    expect(await chen.code('endOtherSessions')).toBe('enrolment-needed');
    expect(await chen.code('noteActivity')).toBe('enrolment-needed');

    const { backupCodes } = await setUpApp(chen);
    expect(backupCodes).toHaveLength(10);
    expect(new Set(backupCodes).size).toBe(10);
    expect(await chen.code('me')).toBe('ok');
  });

  test('the session that has set it up is a new one', async () => {
    await signInOf(chen);
    const before = chen.cookie('__Secure-anteroom.session_token');
    await setUpApp(chen);
    expect(chen.cookie('__Secure-anteroom.session_token')).not.toBe(before);
  });

  test('the last one can’t be removed', async () => {
    await signInOf(chen);
    await setUpApp(chen);
    expect(await chen.code('removeTotp')).toBe('last-factor');
    expect(await chen.code('me')).toBe('ok');
  });

  test('a wrong first code sets nothing up', async () => {
    await signInOf(chen);
    await chen.ask('offerTotp');
    expect(await chen.code('confirmTotp', { code: '000000' })).toBe('wrong-code');
    expect(await chen.code('me')).toBe('enrolment-needed');
  });
});

describe('After the password', () => {
  let app: App;
  let backupCodes: string[];
  beforeEach(async () => {
    await signInOf(chen);
    ({ app, backupCodes } = await setUpApp(chen));
  });

  test('the code of the app opens the session, and nothing does before it', async () => {
    const browser = await halfSignedIn();
    for (const route of ['me', 'account', 'offerTotp', 'renewBackupCodes', 'offerPasskey', 'lock'] as const)
      expect(await browser.code(route)).toBe('second-factor-needed');
    expect(await browser.code('unlock', { password })).toBe('second-factor-needed');
    await server.clock.advance(30_000);
    expect(await browser.code('giveSecondFactor', { code: app() })).toBe('ok');
    expect(await browser.code('me')).toBe('ok');
  });

  test('a code is taken once, even in the half minute in which it holds', async () => {
    await server.clock.advance(30_000);
    const code = app();
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code })).toBe('ok');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code })).toBe('wrong-code');
    // Nor one from before it, which the clock’s tolerance would still take.
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: app(-1) })).toBe('wrong-code');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: app(1) })).toBe('ok');
  });

  test('a backup code opens it once, however it is typed', async () => {
    const [first = '', second = ''] = backupCodes;
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: first.toUpperCase() })).toBe('ok');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: first })).toBe('wrong-code');
    const typed = second.replaceAll('-', ' ');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: typed })).toBe('ok');
    expect((await chen.ask('account')).body).toMatchObject({ backupCodes: 8 });
  });

  test('new backup codes end the old ones', async () => {
    const [old = ''] = backupCodes;
    expect(await chen.code('renewBackupCodes')).toBe('ok');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: old })).toBe('wrong-code');
  });

  test('ten minutes are enough; then the password is asked for again', async () => {
    const browser = await halfSignedIn();
    await server.clock.advance(10 * 60_000 + 1);
    expect(await browser.code('giveSecondFactor', { code: app() })).toBe('not-signed-in');
  });

  test('whoever has the password alone tries ten codes, and doesn’t lock out its owner', async () => {
    await server.clock.advance(30_000);
    const codes: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const thief = await halfSignedIn(`198.51.100.${index}`);
      codes.push(await thief.code('giveSecondFactor', { code: '000000' }));
    }
    expect(codes).toEqual([...Array<string>(10).fill('wrong-code'), 'too-many-requests', 'too-many-requests']);
    expect((await signInOf(chen)).body).toEqual({ state: 'second-factor-needed' });
    expect(await chen.code('giveSecondFactor', { code: app() })).toBe('ok');
  });

  test('a new phone replaces the old one, which goes on until the new one has shown a code', async () => {
    await server.clock.advance(30_000);
    await chen.ask('offerTotp');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: app() })).toBe('ok');
    const renewed = await setUpApp(chen);
    await server.clock.advance(60_000);
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: app() })).toBe('wrong-code');
    expect(await (await halfSignedIn()).code('giveSecondFactor', { code: renewed.app() })).toBe('ok');
  });

  test('setting one up ends every session that was opened without it', async () => {
    const other = createBrowser(server);
    const id = await server.identity.personByEmail(email);
    if (id === null) throw new Error('There is nobody.');
    await server.secondFactors.reset(id);
    await signInOf(other);
    await signInOf(chen);
    await setUpApp(chen);
    expect(await other.code('me')).toBe('not-signed-in');
    expect(await chen.code('me')).toBe('ok');
  });

  test('what is delicate asks again who one is after ten minutes', async () => {
    await server.clock.advance(11 * 60_000);
    for (const route of ['offerTotp', 'removeTotp', 'renewBackupCodes', 'offerPasskey'] as const)
      expect(await chen.code(route)).toBe('proof-needed');
    expect(await chen.code('unlock', { password: 'not the password' })).toBe('wrong-password');
    expect(await chen.code('renewBackupCodes')).toBe('proof-needed');
    expect(await chen.code('unlock', { password })).toBe('ok');
    expect(await chen.code('renewBackupCodes')).toBe('ok');
  });

  test('nothing secret stands in the database or the log', async () => {
    const kept = JSON.stringify([await server.database.stores.secondFactors.totpOf(await idOfChen()), server.log]);
    for (const secret of [...backupCodes, app()]) expect(kept).not.toContain(secret);
  });

  async function idOfChen() {
    const id = await server.identity.personByEmail(email);
    if (id === null) throw new Error('There is nobody.');
    return id;
  }
});

describe('Where it is everybody’s own choice', () => {
  beforeEach(async () => {
    await server.close();
    server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '1000' });
    await server.addStaff(email);
    chen = createBrowser(server);
  });

  test('the password is enough, until one is set up, and again when it is removed', async () => {
    expect((await signInOf(chen)).body).toEqual({ state: 'open' });
    await setUpApp(chen);
    expect((await signInOf(createBrowser(server))).body).toEqual({ state: 'second-factor-needed' });
    expect(await chen.code('removeTotp')).toBe('ok');
    expect((await signInOf(createBrowser(server))).body).toEqual({ state: 'open' });
    expect((await chen.ask('account')).body).toMatchObject({ totp: false, backupCodes: 0 });
  });
});
