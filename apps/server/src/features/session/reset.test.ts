import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, type BrowserInMemory } from '../../testing/browser-in-memory.ts';
import { password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const email = 'mei.chen@demo.anteroom.example';
const another = 'six purple umbrellas';
let server: ServerInMemory;
let chen: BrowserInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '1000' });
  await server.addStaff(email);
  chen = createBrowser(server);
});
afterEach(() => server.close());

/** The links that have come by e-mail so far, the newest last. */
async function links(): Promise<readonly string[]> {
  await server.resets.settled();
  const mails = await server.database.stores.mailbox.newest();
  return mails.map(({ text }) => /https:\S+/.exec(text)?.[0] ?? '').reverse();
}

async function askForLink(): Promise<string> {
  expect(await chen.code('requestReset', { email })).toBe('ok');
  const link = (await links()).at(-1) ?? '';
  expect(link).toMatch(/^https:\/\/anteroom\.test\/reset\/[\w-]{43}$/);
  return link.split('/').at(-1) ?? '';
}

describe('A forgotten password', () => {
  test('is replaced by a link that came by e-mail, and all sessions end', async () => {
    const signedIn = createBrowser(server);
    await signedIn.ask('signIn', { email, password });
    const token = await askForLink();
    expect(await chen.code('resetPassword', { token, password: another })).toBe('ok');
    expect(await signedIn.code('me')).toBe('not-signed-in');
    expect(await chen.code('signIn', { email, password })).toBe('wrong-credentials');
    expect(await chen.code('signIn', { email, password: another })).toBe('ok');
  });

  test('is asked for alike whether the account exists or not', async () => {
    const known = await chen.ask('requestReset', { email });
    const unknown = await chen.ask('requestReset', { email: 'nobody@demo.anteroom.example' });
    expect(unknown).toEqual(known);
    expect(await links()).toHaveLength(1);
  });

  test('has a link that works once, for an hour, and dies with the password', async () => {
    const first = await askForLink();
    const second = await askForLink();
    expect(await chen.code('resetPassword', { token: first, password: another })).toBe('ok');
    expect(await chen.code('resetPassword', { token: first, password: 'seven green bicycles' })).toBe('link-not-valid');
    expect(await chen.code('resetPassword', { token: second, password: 'seven green bicycles' })).toBe(
      'link-not-valid',
    );
    const late = await askForLink();
    await server.clock.advance(60 * 60_000);
    expect(await chen.code('resetPassword', { token: late, password: 'seven green bicycles' })).toBe('link-not-valid');
    expect(await chen.code('resetPassword', { token: 'x'.repeat(43), password: another })).toBe('link-not-valid');
  });

  test('is not replaced by one that is easy to guess, and the link stays good', async () => {
    const token = await askForLink();
    expect(await chen.code('resetPassword', { token, password: 'short' })).toBe('password-too-short');
    expect(await chen.code('resetPassword', { token, password: 'mei.chen@demo.anteroom' })).toBe('password-too-common');
    expect(await chen.code('resetPassword', { token, password: another })).toBe('ok');
  });

  test('fills nobody’s mailbox', async () => {
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1) {
      const stranger = createBrowser(server, { address: `198.51.100.${index}` });
      codes.push(await stranger.code('requestReset', { email }));
    }
    expect(codes).toEqual([...Array<string>(10).fill('ok'), 'too-many-requests']);
  });

  test('is no way round the second factor', async () => {
    const token = await askForLink();
    expect((await chen.ask('resetPassword', { token, password: another })).body).toEqual({});
    expect(await chen.code('me')).toBe('not-signed-in');
  });

  test('leaves no token in the log', async () => {
    const token = await askForLink();
    await chen.ask('resetPassword', { token, password: another });
    expect(server.log.join('')).not.toContain(token);
  });
});
