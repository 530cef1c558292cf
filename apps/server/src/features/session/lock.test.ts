import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createBrowser, type BrowserInMemory } from '../../testing/browser-in-memory.ts';
import { password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const email = 'mei.chen@demo.anteroom.example';
const minute = 60_000;
const nobodyElse = { stays: [], guests: [], roomId: null, lock: null, held: [] } as const;
let server: ServerInMemory;
let chen: BrowserInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '1000' });
  await server.addStaff(email);
  chen = createBrowser(server);
  await chen.ask('signIn', { email, password });
});
afterEach(() => server.close());

describe('A session in which nobody does anything', () => {
  test('locks after a quarter of an hour, whatever its page asks by itself', async () => {
    await server.clock.advance(14 * minute);
    expect(await chen.code('me')).toBe('ok');
    await server.clock.advance(minute + 1);
    for (const route of ['me', 'account', 'noteActivity', 'endOtherSessions', 'renewBackupCodes'] as const)
      expect(await chen.code(route)).toBe('session-locked');
    expect((await chen.ask('session')).body).toMatchObject({ session: { state: 'locked', name: 'Mei Chen' } });
  });

  test('stays open while its person does something', async () => {
    for (let index = 0; index < 5; index += 1) {
      await server.clock.advance(10 * minute);
      expect(await chen.code('noteActivity')).toBe('ok');
    }
    expect(await chen.code('me')).toBe('ok');
  });

  test('goes on with the password, and with nothing else', async () => {
    await server.clock.advance(16 * minute);
    expect(await chen.code('unlock', { password: 'something else' })).toBe('wrong-password');
    expect(await chen.code('me')).toBe('session-locked');
    expect(await chen.code('unlock', { password })).toBe('ok');
    expect(await chen.code('me')).toBe('ok');
  });

  test('can be signed out without unlocking', async () => {
    await server.clock.advance(16 * minute);
    expect(await chen.code('signOut')).toBe('ok');
    expect(await chen.code('me')).toBe('not-signed-in');
  });

  test('that is kept for the day doesn’t lock', async () => {
    const kept = createBrowser(server);
    await kept.ask('signIn', { email, password, keep: true });
    await server.clock.advance(7 * 60 * minute);
    expect(await kept.code('me')).toBe('ok');
  });

  test('can be locked by hand, kept for the day or not', async () => {
    const kept = createBrowser(server);
    await kept.ask('signIn', { email, password, keep: true });
    expect(await kept.code('lock')).toBe('ok');
    expect(await kept.code('me')).toBe('session-locked');
    expect(await chen.code('me')).toBe('ok');
  });

  test('can’t be locked while its person is in a call, and can be afterwards', async () => {
    const personId = await server.identity.personByEmail(email);
    if (personId === null) throw new Error('There is no such person.');
    const { calls } = server.database.stores;
    const startedAt = server.clock.now();
    const provider = {
      kind: 'provider',
      participantId: randomIds.participant(),
      personId,
      joinedAt: startedAt,
    } as const;
    const call = { status: 'open', id: randomIds.call(), startedAt, providers: [provider], ...nobodyElse } as const;
    await calls.insert(call);
    expect(await chen.code('lock')).toBe('already-in-a-call');
    expect(await chen.code('me')).toBe('ok');
    await calls.save({ status: 'ended', id: call.id, startedAt, endedAt: server.clock.now() }, 1);
    expect(await chen.code('lock')).toBe('ok');
    expect(await chen.code('me')).toBe('session-locked');
  });

  test('locks as early as the installation says', async () => {
    const strict = await startServerInMemory({ IDLE_LOCK_MINUTES: '2' });
    await strict.addStaff(email);
    const browser = createBrowser(strict);
    await browser.ask('signIn', { email, password });
    expect((await browser.ask('session')).body).toMatchObject({ session: { locksAfter: 2 * minute, kept: false } });
    await strict.clock.advance(2 * minute + 1);
    expect(await browser.code('me')).toBe('session-locked');
    await strict.close();
  });

  test('locks as the strictest of the organisations says in which its person is anything', async () => {
    const { clinics, settings, access } = server.database.stores;
    const locksAfter = async (minutes: number) =>
      expect((await chen.ask('session')).body).toMatchObject({ session: { locksAfter: minutes * minute } });
    const nordby = (await clinics.bySlug('renal'))?.organisation.id;
    const made = await server.organisations.create({ slug: 'sudby', name: 'Sudby' });
    const id = await server.identity.personByEmail(email);
    if (nordby === undefined || !made.ok || id === null) throw new Error('Somebody is missing.');
    await locksAfter(15);
    await settings.change({ organisationId: nordby }, { key: 'idleLockMinutes', value: 30 }, 0);
    await locksAfter(30);
    await access.grantOrganisationRole(id, made.value.id, 'organisation-reporter');
    await locksAfter(15);
    await settings.change({ organisationId: made.value.id }, { key: 'idleLockMinutes', value: 5 }, 0);
    await locksAfter(5);

    await server.clock.advance(5 * minute);
    expect(await chen.code('me')).toBe('ok');
    await server.clock.advance(1);
    expect(await chen.code('me')).toBe('session-locked');
    // Given back, the installation's quarter of an hour holds again, and isn't over.
    await settings.change({ organisationId: made.value.id }, { key: 'idleLockMinutes', value: undefined }, 1);
    expect(await chen.code('me')).toBe('ok');
  });

  test('wrong passwords at the lock count with those at the door', async () => {
    await server.clock.advance(16 * minute);
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1) codes.push(await chen.code('unlock', { password: 'guess' }));
    expect(codes).toEqual([...Array<string>(10).fill('wrong-password'), 'too-many-requests']);
  });
});
