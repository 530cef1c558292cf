import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createBrowser, type BrowserInMemory } from '../../testing/browser-in-memory.ts';
import { password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const email = 'mei.chen@demo.anteroom.example';
const another = 'six purple umbrellas';
let server: ServerInMemory;
let chen: BrowserInMemory;
let phone: BrowserInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '1000' });
  await server.addStaff(email);
  chen = createBrowser(server);
  phone = createBrowser(server, {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
  });
  for (const browser of [phone, chen]) await browser.ask('signIn', { email, password });
});
afterEach(() => server.close());

async function sessionsOf(browser: BrowserInMemory) {
  const { sessions } = z.parse(
    z.object({ sessions: z.array(z.object({ id: z.string(), browser: z.nullable(z.string()), own: z.boolean() })) }),
    (await browser.ask('account')).body,
  );
  return sessions;
}

describe('The own account', () => {
  test('shows where one is signed in, in words and without addresses', async () => {
    const { body } = await chen.ask('account');
    expect(body).toMatchObject({ name: 'Mei Chen', email, hasPassword: true, totp: false, passkeys: [] });
    expect(await sessionsOf(chen)).toMatchObject([
      { browser: 'Firefox', own: true },
      { browser: 'Safari', own: false },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/192\.0\.2|Mozilla/);
  });

  test('ends a session at once, and none of somebody else', async () => {
    await server.addStaff('jonas.berg@demo.anteroom.example');
    const berg = createBrowser(server);
    await berg.ask('signIn', { email: 'jonas.berg@demo.anteroom.example', password });
    const [own, other] = await sessionsOf(chen);
    expect(await berg.code('endSession', { id: other?.id })).toBe('not-found');
    expect(await chen.code('endSession', { id: other?.id })).toBe('ok');
    expect(await phone.code('me')).toBe('not-signed-in');
    expect(await chen.code('endSession', { id: other?.id })).toBe('not-found');
    expect((await sessionsOf(chen)).map(({ id }) => id)).toEqual([own?.id]);
  });

  test('ends all other sessions', async () => {
    expect(await chen.code('endOtherSessions')).toBe('ok');
    expect(await phone.code('me')).toBe('not-signed-in');
    expect(await chen.code('me')).toBe('ok');
  });

  test('takes another name', async () => {
    expect(await chen.code('renameAccount', { name: '  Dr Mei Chen ' })).toBe('ok');
    expect((await phone.ask('me')).body).toMatchObject({ name: 'Dr Mei Chen' });
  });

  test('takes another password, for the old one, and ends all other sessions', async () => {
    expect(await chen.code('changePassword', { old: 'not the old one', new: another })).toBe('wrong-password');
    expect(await chen.code('changePassword', { old: password, new: 'short' })).toBe('password-too-short');
    for (const common of ['passwordpassword', 'mei.chen@demo.anteroom', 'anteroom-anteroom'])
      expect(await chen.code('changePassword', { old: password, new: common })).toBe('password-too-common');
    expect(await phone.code('me')).toBe('ok');

    expect(await chen.code('changePassword', { old: password, new: another })).toBe('ok');
    expect(await chen.code('me')).toBe('ok');
    expect(await phone.code('me')).toBe('not-signed-in');
    expect(await phone.code('signIn', { email, password })).toBe('wrong-credentials');
    expect(await phone.code('signIn', { email, password: another })).toBe('ok');
  });

  test('wrong old passwords are held back like guesses at the door', async () => {
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1)
      codes.push(await chen.code('changePassword', { old: 'guess', new: another }));
    expect(codes).toEqual([...Array<string>(10).fill('wrong-password'), 'too-many-requests']);
  });

  test('what was done to it stands in the audit log, without a name or a word', async () => {
    await chen.ask('renameAccount', { name: 'Somebody Else' });
    await chen.ask('changePassword', { old: password, new: another });
    const id = await server.identity.personByEmail(email);
    const entries = await server.database.stores.audit.about(id ?? '');
    expect(entries.map(({ verb }) => verb)).toEqual(['grant-team-member', 'rename-own-account', 'change-password']);
    expect(JSON.stringify(entries)).not.toMatch(/Somebody|Chen|demo\.anteroom|umbrellas/);
  });
});
