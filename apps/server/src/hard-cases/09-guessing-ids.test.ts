import { everyPermission, noPermission } from '@anteroom/domain';
import { routes, toServer } from '@anteroom/protocol';
import { openPage } from '@anteroom/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stayCookieName } from '../features/consultation/stay-cookie.ts';
import { guessTwice } from '../testing/access-matrix/guess.ts';
import type { Walker } from '../testing/access-matrix/people.ts';
import type { Sample, SentToRoute } from '../testing/access-matrix/sample.ts';
import { messageSamples, routeSamples } from '../testing/access-matrix/samples/all.ts';
import { namesOf, sendMessage, sendToRoute } from '../testing/access-matrix/send.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await startMatrixWorld();
});
afterAll(() => world.close());

/** The same text with its first letter changed. */
const flipped = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

const guessers: readonly Walker[] = [
  { kind: 'staff', name: 'an organisation administrator', role: 'organisation administrator', ticked: everyPermission },
  { kind: 'staff', name: 'a team member', role: 'team member', ticked: everyPermission },
  { kind: 'staff', name: 'a service referrer', role: 'service referrer', ticked: noPermission },
  { kind: 'caller', name: 'a caller' },
  { kind: 'visitor', name: 'a visitor' },
];

describe('What another organisation has answers like what was never there, with the same work', () => {
  const tried = namesOf(routeSamples).filter((name) => routes[name].access !== 'anybody');

  test.each(tried)('the route %s', async (name) => {
    const samples: readonly Sample<SentToRoute>[] = routeSamples[name];
    for (const sample of samples) {
      for (const walker of guessers) {
        const { there, notThere } = await guessTwice(world, walker, sample, {
          send: (at, request) => sendToRoute(name, at, request),
          withPage: false,
        });
        if (there.answer === 'ok') continue;
        expect.soft(notThere, `${sample.what ?? ''} as ${walker.name}`).toMatchObject(there);
      }
    }
  });

  const messages = namesOf(messageSamples).filter((name) => toServer[name].access !== 'anybody');

  test.each(messages)('the message %s', async (name) => {
    const samples: readonly Sample<object>[] = messageSamples[name];
    for (const sample of samples) {
      for (const walker of guessers) {
        if (walker.kind === 'visitor') continue;
        const { there, notThere } = await guessTwice(world, walker, sample, {
          send: (at, request) => sendMessage(name, at, request),
          withPage: true,
        });
        if (there.answer === 'ok') continue;
        expect.soft(notThere, `${sample.what ?? ''} as ${walker.name}`).toMatchObject(there);
      }
    }
  });
});

describe('A token', () => {
  test('of another clinic or organisation, changed, cut or of an unknown kind opens no stay', async () => {
    const own = world.spots['the own clinic'];
    const foreign = world.spots['another organisation'];
    const token = own.stay.cookie.split('=')[1] ?? '';
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const wrong = [
      [foreign.clinic, token],
      [own.clinic, `${token.slice(0, -1)}${last}`],
      [own.clinic, token.slice(0, -1)],
      [own.clinic, `${token}=`],
      [own.clinic, `${header}.${Buffer.from(JSON.stringify({ sub: own.stay.id })).toString('base64url')}.`],
      [own.clinic, own.stay.id],
      [own.clinic, ''],
    ] as const;
    for (const [{ id, slug }, value] of wrong) {
      const opened = openPage({
        url: world.url,
        cookie: `${stayCookieName(id)}=${value}`,
        says: { as: 'caller', clinic: slug },
      });
      await expect(opened, value).rejects.toMatchObject({ code: 'not-signed-in' });
    }
  });

  test('of a session that was changed, has run out or is over opens nothing', async () => {
    const { cookie, email } = world.people['team member'];
    const me = (value: string) => world.server.app.inject({ url: routes.me.path, headers: { cookie: value } });
    expect((await me(cookie)).statusCode).toBe(200);
    const [name, ...rest] = cookie.split('=');
    const value = decodeURIComponent(rest.join('=').split(';')[0] ?? '');
    const [secret = '', signature = ''] = value.split('.');
    const changed = [secret, `${secret}.`, `${secret}.${flipped(signature)}`, `${flipped(secret)}.${signature}`];
    for (const each of changed) expect((await me(`${name}=${encodeURIComponent(each)}`)).statusCode, each).toBe(401);

    const over = await world.server.signIn(email);
    await world.server.app.inject({
      method: 'POST',
      url: routes.signOut.path,
      headers: { cookie: over, origin: world.url },
    });
    expect((await me(over)).statusCode).toBe(401);

    const undo = world.rewindable();
    for (const session of world.server.identityTables['session'] ?? []) {
      if (typeof session === 'object' && session !== null) Object.assign(session, { expiresAt: new Date(0) });
    }
    expect((await me(cookie)).statusCode).toBe(401);
    await expect(openPage({ url: world.url, cookie, says: { as: 'staff' } })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await undo.undo();
  });
});
