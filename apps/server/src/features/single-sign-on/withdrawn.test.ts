import type { OrganisationId } from '@anteroom/domain';
import { routes, type SingleSignOnInput } from '@anteroom/protocol';
import { startIdentityProvider, type IdentityProvider } from '@anteroom/testkit/identity-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';
import { openSignOnBrowser } from '../../testing/sign-on-browser.ts';

const administrator = 'ingrid.solberg@nordby.example';
const path = routes.singleSignOn.path.replace(':organisation', 'nordby');

let server: ServerInMemory;
let provider: IdentityProvider;
let other: IdentityProvider;
let nordby: OrganisationId;
let cookie: string;

beforeEach(async () => {
  server = await startServerInMemory({ SECOND_FACTOR: 'optional' });
  await server.addAdministrator(administrator);
  cookie = await server.signIn(administrator);
  const organisation = await server.database.stores.clinics.organisationBySlug('nordby');
  if (organisation === null) throw new Error('There is no organisation.');
  nordby = organisation.id;
  provider = await startIdentityProvider({ redirects: [`${origin}/api/single-sign-on/${nordby}/callback`] });
  provider.people.set('mei', { email: 'Mei.Chen@nordby.example', email_verified: true, name: 'Mei Chen' });
});
afterEach(async () => {
  await server.close();
  await provider.close();
});
beforeAll(async () => {
  other = await startIdentityProvider({ redirects: [] });
});
afterAll(() => other.close());

function settings(changed: Partial<SingleSignOnInput> = {}): SingleSignOnInput {
  return {
    isOn: true,
    provider: { protocol: 'oidc', issuer: provider.url, clientId: provider.clientId, scopes: ['email', 'profile'] },
    clientSecret: provider.clientSecret,
    domains: ['nordby.example'],
    joining: 'by-domain',
    carriesSecondFactor: true,
    ...changed,
  };
}

async function configure(changed: Partial<SingleSignOnInput> = {}): Promise<{ status: number; body: string }> {
  const answer = await server.app.inject({
    method: 'POST',
    url: path,
    headers: { origin, cookie },
    payload: settings(changed),
  });
  return { status: answer.statusCode, body: answer.body };
}

async function me(as: string): Promise<unknown> {
  const answer = await server.app.inject({ url: routes.me.path, headers: { cookie: as } });
  return answer.statusCode === 200 ? answer.json() : answer.statusCode;
}

describe('withdrawn', () => {
  async function signedIn() {
    await configure();
    const browser = openSignOnBrowser(server);
    await browser.signIn('nordby', 'mei');
    expect(await me(browser.cookie())).toMatchObject({ name: 'Mei Chen' });
    return browser;
  }

  test.each([
    ['it is switched off', { isOn: false }],
    ['the domain is taken out', { domains: ['other.example'] }],
  ])('the sessions that came by it end when %s, and no others', async (_what, changed) => {
    const browser = await signedIn();
    await configure(changed);
    expect(await me(browser.cookie())).toBe(401);
    expect(await me(cookie)).toMatchObject({ email: administrator });
  });

  test('they go on when something else is changed', async () => {
    const browser = await signedIn();
    await configure({ domains: ['nordby.example', 'other.example'], joining: 'by-invitation' });
    expect(await me(browser.cookie())).toMatchObject({ name: 'Mei Chen' });
  });

  test('they end when the person becomes somebody at another organisation', async () => {
    const browser = await signedIn();
    await server.organisations.create({ slug: 'southby', name: 'Southby Hospital' });
    const mei = await server.identity.personByEmail('mei.chen@nordby.example');
    if (mei === null) throw new Error('There is no account.');
    await server.organisations.addAdministrator('southby', mei);
    expect(await me(browser.cookie())).toBe(401);
    expect(await openSignOnBrowser(server).signIn('nordby', 'mei')).toBe('/sign-in/nordby?problem=belongs-elsewhere');
  });

  test('another provider’s names mean other people', async () => {
    const browser = await signedIn();
    await configure({ provider: { protocol: 'oidc', issuer: other.url, clientId: 'anteroom', scopes: [] } });
    expect(await me(browser.cookie())).toBe(401);
    expect(await server.database.stores.singleSignOn.personOf(nordby, 'mei')).toBeNull();
  });
});
