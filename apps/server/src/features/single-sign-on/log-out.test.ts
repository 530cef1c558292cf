import type { OrganisationId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { startIdentityProvider, type IdentityProvider } from '@anteroom/testkit/identity-provider';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';
import { openSignOnBrowser, type SignOnBrowser } from '../../testing/sign-on-browser.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';

let server: ServerInMemory;
let provider: IdentityProvider;
let nordby: OrganisationId;
let mei: SignOnBrowser;
let jonas: SignOnBrowser;

beforeEach(async () => {
  server = await startServerInMemory({ SECOND_FACTOR: 'optional' });
  await server.addAdministrator('ingrid.solberg@nordby.example');
  const organisation = await server.database.stores.clinics.organisationBySlug('nordby');
  if (organisation === null) throw new Error('There is no organisation.');
  nordby = organisation.id;
  provider = await startIdentityProvider({
    redirects: [`${origin}/api/single-sign-on/${nordby}/callback`],
    backChannelLogout: 'http://127.0.0.1:9/nobody-listens',
  });
  for (const name of ['mei', 'jonas'])
    provider.people.set(name, { email: `${name}@nordby.example`, email_verified: true, name });
  await server.app.inject({
    method: 'POST',
    url: routes.singleSignOn.path.replace(':organisation', 'nordby'),
    headers: { origin, cookie: await server.signIn('ingrid.solberg@nordby.example') },
    payload: {
      isOn: true,
      provider: { protocol: 'oidc', issuer: provider.url, clientId: provider.clientId, scopes: ['email'] },
      clientSecret: provider.clientSecret,
      domains: ['nordby.example'],
      joining: 'by-domain',
      carriesSecondFactor: true,
    },
  });
  [mei, jonas] = [openSignOnBrowser(server), openSignOnBrowser(server)];
  for (const [browser, user] of [
    [mei, 'mei'],
    [jonas, 'jonas'],
  ] as const)
    expect(await browser.signIn('nordby', user)).toBe('/clinics');
});
afterEach(async () => {
  await server.close();
  await provider.close();
});

async function isIn(browser: SignOnBrowser): Promise<boolean> {
  const answer = await server.app.inject({ url: routes.me.path, headers: { cookie: browser.cookie() } });
  return answer.statusCode === 200;
}

async function tell(token: string): Promise<number> {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/single-sign-on/${nordby}/back-channel-logout`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: token }).toString(),
  });
  return answer.statusCode;
}

function claims(changed: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const now = Math.floor(Date.now() / 1_000);
  return {
    iss: provider.url,
    aud: provider.clientId,
    iat: now,
    exp: now + 60,
    jti: 'one',
    sub: 'mei',
    events: { [event]: {} },
    ...changed,
  };
}

test('the provider ends the sessions of a person, and of nobody else', async () => {
  expect(await tell(await provider.sign(claims(), 'logout+jwt'))).toBe(200);
  expect([await isIn(mei), await isIn(jonas)]).toEqual([false, true]);
});

test('the provider ends one session by its name there', async () => {
  const [first] = (await server.database.stores.singleSignOn.sessionsOf(nordby)).filter(
    ({ subject }) => subject === 'mei',
  );
  expect(first?.providerSession).toMatch(/./);
  expect(await tell(await provider.sign(claims({ sub: undefined, sid: 'another' })))).toBe(200);
  expect(await isIn(mei)).toBe(true);
  expect(await tell(await provider.sign(claims({ sub: undefined, sid: first?.providerSession })))).toBe(200);
  expect([await isIn(mei), await isIn(jonas)]).toEqual([false, true]);
});

test.each([
  ['about no logout', { events: {} }],
  ['about something else', { events: { 'http://schemas.openid.net/event/other': {} } }],
  ['with a nonce, as an ID token has', { nonce: 'n' }],
  ['for somebody else', { aud: 'somebody else' }],
  ['of another issuer', { iss: 'https://evil.example' }],
  ['that is old', { iat: 1_000 }],
  ['that is over', { exp: 1_000 }],
  ['about nobody', { sub: undefined }],
  ['without a name of its own', { jti: undefined }],
])('a token %s ends nothing', async (_what, changed) => {
  expect(await tell(await provider.sign(claims(changed)))).toBe(400);
  expect(await isIn(mei)).toBe(true);
});

test('a token that somebody else has signed ends nothing', async () => {
  const token = await provider.sign(claims());
  expect(await tell(`${token.slice(0, -8)}AAAAAAAA`)).toBe(400);
  const [, payload] = token.split('.');
  expect(await tell(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload ?? ''}.`)).toBe(400);
  expect(await tell('nonsense')).toBe(400);
  expect(await isIn(mei)).toBe(true);
});

test('while the provider’s keys can’t be had, it is to try again', async () => {
  const token = await provider.sign(claims());
  provider.fall(true);
  expect(await tell(token)).toBe(503);
  provider.fall(false);
  expect(await tell(token)).toBe(200);
  expect(await isIn(mei)).toBe(false);
});
