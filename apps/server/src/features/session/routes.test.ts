import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const email = 'mei.chen@demo.anteroom.example';
let server: ServerInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '12' });
  await server.addStaff(email);
});
afterEach(() => server.close());

function tryToSignIn(attempt: {
  keep?: boolean;
  email?: string;
  password?: string;
  address?: string;
  cookie?: string;
}) {
  return server.app.inject({
    method: 'POST',
    url: routes.signIn.path,
    headers: { origin, ...(attempt.cookie === undefined ? {} : { cookie: attempt.cookie }) },
    remoteAddress: attempt.address ?? '192.0.2.1',
    payload: {
      email: attempt.email ?? email,
      password: attempt.password ?? password,
      ...(attempt.keep === undefined ? {} : { keep: attempt.keep }),
    },
  });
}

function get(url: string, cookie = '') {
  return server.app.inject({ url, headers: { cookie } });
}

describe('signing in', () => {
  test('answers a cookie that scripts can’t read and that other sites can’t send', async () => {
    const answer = await tryToSignIn({});
    expect(answer.json()).toEqual({ state: 'open' });
    const session = answer.cookies.find(({ name }) => name.endsWith('session_token'));
    expect(session).toMatchObject({
      name: '__Secure-anteroom.session_token',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
    });
    // It ends with the browser, unless its person wants to be kept for the day.
    expect(session?.maxAge).toBeUndefined();
    const kept = await tryToSignIn({ keep: true });
    expect(kept.cookies.find(({ name }) => name.endsWith('session_token'))?.maxAge).toBe(8 * 60 * 60);
  });

  test('tells who one is and where one may go', async () => {
    const cookie = await server.signIn(email);
    expect((await get(routes.me.path, cookie)).json()).toMatchObject({
      email,
      name: 'Mei Chen',
      clinics: [
        {
          slug: 'renal',
          organisation: 'Nordby Hospital',
          role: 'team-member',
          waiting: 0,
          mayAttend: true,
          waitingAreaIsOn: true,
          lateAfterMinutes: 30,
        },
      ],
      standing: {
        organisations: [],
        clinics: [{ role: 'team-member', waitingArea: true, meetingRooms: true, userRoom: true }],
        referrals: [],
      },
    });
  });

  test('with a wrong password and as nobody known answers exactly alike', async () => {
    const wrong = await tryToSignIn({ password: 'not the password' });
    const unknown = await tryToSignIn({ email: 'nobody@demo.anteroom.example' });
    const malformed = await tryToSignIn({ email: 'no address' });
    for (const answer of [wrong, unknown, malformed]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toEqual({ error: { code: 'wrong-credentials' } });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test('ends with signing out, on the server too', async () => {
    const cookie = await server.signIn(email);
    const out = await server.app.inject({
      method: 'POST',
      url: routes.signOut.path,
      headers: { origin, cookie },
      payload: {},
    });
    expect(out.statusCode).toBe(200);
    expect((await get(routes.me.path, cookie)).json()).toEqual({ error: { code: 'not-signed-in' } });
    expect((await get(routes.session.path, cookie)).json()).toEqual({ session: null });
  });

  test('ends everywhere at once', async () => {
    const [here, there] = [await server.signIn(email), await server.signIn(email)];
    const id = await server.identity.personByEmail(email);
    if (id === null) throw new Error('There is nobody.');
    await server.identity.signOutEverywhere(id);
    for (const cookie of [here, there]) expect((await get(routes.me.path, cookie)).statusCode).toBe(401);
  });

  test('with a cookie that was changed is no session', async () => {
    const cookie = await server.signIn(email);
    expect((await get(routes.me.path, cookie.replace('session_token=', 'session_token=x'))).statusCode).toBe(401);
  });
});

describe('guessing', () => {
  test('an account is slowed down after ten tries, whether it exists or not', async () => {
    for (const guessed of [email, 'nobody@demo.anteroom.example']) {
      const answers = [];
      for (let index = 0; index < 12; index++) {
        answers.push(await tryToSignIn({ email: guessed, password: 'guess', address: `192.0.2.${index}` }));
      }
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(10).fill(401), 429, 429]);
      expect(answers.at(-1)?.json()).toEqual({ error: { code: 'too-many-requests' } });
      expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  test('doesn’t lock the owner out of a browser that they have used before', async () => {
    const cookie = await server.signIn(email);
    for (let index = 0; index < 12; index++) {
      await tryToSignIn({ password: 'guess', address: `192.0.2.${index}` });
    }
    expect((await tryToSignIn({ address: '198.51.100.1' })).statusCode).toBe(429);
    expect((await tryToSignIn({ address: '198.51.100.1', cookie })).statusCode).toBe(200);
  });

  test('with a known browser’s cookie is slowed down too, whatever is hung onto it', async () => {
    const known = (await tryToSignIn({})).cookies.find(({ name }) => name === 'anteroom-known');
    const answers = [];
    for (let index = 0; index < 12; index++) {
      const cookie = `anteroom-known=${known?.value ?? ''}.${index}`;
      answers.push(await tryToSignIn({ password: 'guess', address: `192.0.2.${index}`, cookie }));
    }
    // A cookie that isn't as it was made is nobody's: it counts as the account's own tries.
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });

  test('with another account’s cookie gains nothing', async () => {
    await server.addStaff('jonas.berg@demo.anteroom.example');
    const cookie = await server.signIn('jonas.berg@demo.anteroom.example');
    for (let index = 0; index < 10; index++) await tryToSignIn({ password: 'guess', address: `192.0.2.${index}` });
    expect((await tryToSignIn({ password: 'guess', address: '198.51.100.1', cookie })).statusCode).toBe(429);
  });

  test('from one address is slowed down over all accounts, and goes on later', async () => {
    const tries = [];
    for (let index = 0; index < 13; index++) {
      tries.push(await tryToSignIn({ email: `nobody${index}@demo.anteroom.example`, password: 'guess' }));
    }
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(12);
    expect(tries.at(-1)?.statusCode).toBe(429);
    await server.clock.advance(60_000);
    expect((await tryToSignIn({})).statusCode).toBe(200);
  });

  test('right passwords don’t count', async () => {
    for (let index = 0; index < 14; index++) expect((await tryToSignIn({})).statusCode).toBe(200);
  });
});

describe('the identity library', () => {
  test.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-password'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth/reset-password'],
    ['POST', '/api/auth/sign-in/social'],
    ['POST', '/api/auth/get-session'],
    ['GET', '/api/auth/sign-out'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/ok'],
    ['GET', '/api/auth/error'],
    ['GET', '/api/auth/callback/google'],
  ] as const)('isn’t reached by %s %s', async (method, url) => {
    const cookie = await server.signIn(email);
    const answer = await server.app.inject({
      method,
      url,
      headers: { origin, cookie },
      ...(method === 'POST' ? { payload: {} } : {}),
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ error: { code: 'not-found' } });
  });

  test('makes no account with a short password, a malformed address or one that is taken', async () => {
    const { identity } = server;
    const named = { name: 'Somebody' };
    expect(await identity.createPerson({ ...named, email: 'a@b.example', password: 'twelve chars' })).toEqual({
      ok: false,
      refusal: 'password-too-short',
    });
    expect(await identity.createPerson({ ...named, email: 'nobody', password })).toEqual({
      ok: false,
      refusal: 'malformed-email',
    });
    expect(await identity.createPerson({ ...named, email: email.toUpperCase(), password })).toEqual({
      ok: false,
      refusal: 'email-taken',
    });
  });
});
