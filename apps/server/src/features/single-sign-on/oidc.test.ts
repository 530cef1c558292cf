import { routes, type SingleSignOnInput } from '@anteroom/protocol';
import { startIdentityProvider, type IdentityProvider } from '@anteroom/testkit/identity-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { origin } from '../../testing/server-in-memory.ts';
import { openSignOnBrowser } from '../../testing/sign-on-browser.ts';
import { openSignOnStory, type SignOnStory } from '../../testing/sign-on-story.ts';

let story: SignOnStory;
let server: SignOnStory['server'];
let provider: IdentityProvider;
let nordby: SignOnStory['nordby'];
let settings: SignOnStory['settings'];
let configure: SignOnStory['configure'];
let me: SignOnStory['me'];
let other: IdentityProvider;

beforeEach(async () => {
  story = await openSignOnStory();
  ({ server, provider, nordby, settings, configure, me } = story);
});
afterEach(() => story.close());
beforeAll(async () => {
  other = await startIdentityProvider({ redirects: [] });
});
afterAll(() => other.close());

describe('the first and the second time', () => {
  test('make one account, and lead where the person wanted to go', async () => {
    await configure();
    const first = openSignOnBrowser(server);
    expect(await first.signIn('nordby', 'mei', '/clinics/renal/waiting-area')).toBe('/clinics/renal/waiting-area');
    expect(await me(first.cookie())).toMatchObject({ email: 'mei.chen@nordby.example', name: 'Mei Chen', clinics: [] });

    const second = openSignOnBrowser(server);
    expect(await second.signIn('nordby', 'mei')).toBe('/clinics');
    expect(await me(second.cookie())).toEqual(await me(first.cookie()));
  });

  test('lead to no other site', async () => {
    await configure();
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/api/me', 'clinics'])
      expect(await openSignOnBrowser(server).signIn('nordby', 'mei', next)).toBe('/clinics');
  });

  test('take somebody who works here to their own account', async () => {
    await server.addStaff('mei.chen@nordby.example');
    await configure();
    const browser = openSignOnBrowser(server);
    await browser.signIn('nordby', 'mei');
    expect(await me(browser.cookie())).toMatchObject({ clinics: [{ slug: 'renal' }] });
  });

  test.each([
    [true, 'single-sign-on'],
    [false, 'password'],
  ])('say whether the provider carries the second factor: %s', async (carriesSecondFactor, assurance) => {
    await configure({ carriesSecondFactor });
    await openSignOnBrowser(server).signIn('nordby', 'mei');
    expect(server.identityTables['session']?.at(-1)).toMatchObject({ assurance });
  });

  test('are written down, without a name', async () => {
    await configure();
    await openSignOnBrowser(server).signIn('nordby', 'mei');
    const written = await server.database.stores.audit.about(nordby);
    expect(written.map(({ verb }) => verb)).toEqual([
      'create-organisation',
      'configure-single-sign-on',
      'single-sign-on-new',
    ]);
    // Ids are by chance: three letters alone can stand in one.
    expect(JSON.stringify(written)).not.toMatch(/mei[ .]chen|"mei"|@/i);
  });

  test('read the address from whoever tells it, where the token holds none', async () => {
    const telling = await startIdentityProvider({
      redirects: [`${origin}/api/single-sign-on/${nordby}/callback`],
      claimsInToken: false,
    });
    telling.people.set('mei', { email: 'mei.chen@nordby.example', email_verified: true, name: 'Mei Chen' });
    await configure({
      provider: { protocol: 'oidc', issuer: telling.url, clientId: telling.clientId, scopes: ['email'] },
    });
    expect(await openSignOnBrowser(server).signIn('nordby', 'mei')).toBe('/clinics');
    await telling.close();
  });
});

describe('who isn’t let in', () => {
  async function refusal(
    change: () => void | Promise<void>,
    changed: Partial<SingleSignOnInput> = {},
  ): Promise<string> {
    await configure(changed);
    await change();
    const browser = openSignOnBrowser(server);
    const ended = await browser.signIn('nordby', 'mei');
    expect(await me(browser.cookie())).toBe(401);
    return ended;
  }

  const person = { email: 'mei.chen@nordby.example', email_verified: true, name: 'Mei Chen' };

  test.each([
    ['an address that the provider doesn’t vouch for', { ...person, email_verified: false }, 'email-unverified'],
    ['an address of another domain', { ...person, email: 'mei.chen@other.example' }, 'email-not-of-organisation'],
  ])('by %s', async (_what, known, problem) => {
    expect(await refusal(() => void provider.people.set('mei', known))).toBe(`/sign-in/nordby?problem=${problem}`);
  });

  test('whom nobody has invited, where it takes an invitation', async () => {
    expect(await refusal(() => undefined, { joining: 'by-invitation' })).toBe('/sign-in/nordby?problem=not-invited');
  });

  test('but whom the organisation has invited is, whatever their address', async () => {
    const invited = {
      id: randomIds.invitation(),
      email: 'mei@elsewhere.example',
      offer: { kind: 'organisation', role: 'organisation-reporter', organisationId: nordby },
      invitedBy: null,
      invitedAt: server.clock.now(),
      expiresAt: server.clock.now() + 60_000,
      acceptedAt: null,
      withdrawnAt: null,
      locale: 'en',
    } as const;
    provider.people.set('mei', { ...person, email: 'mei@elsewhere.example' });
    await configure({ joining: 'by-invitation' });
    await server.database.stores.invitations.add(invited, new Uint8Array(32));
    expect(await openSignOnBrowser(server).signIn('nordby', 'mei')).toBe('/clinics');
  });

  test('whom the provider doesn’t let in', async () => {
    expect(await refusal(() => void provider.people.delete('mei'))).toBe('/sign-in/nordby?problem=provider-refused');
  });

  test.each([
    ['for another audience', { aud: 'somebody else' }],
    ['for several, without saying for whom', { aud: ['anteroom', 'somebody else'] }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['with another nonce', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['that is over', { exp: 1_000 }],
    ['without a subject', { sub: undefined }],
  ])('by a token %s', async (_what, wrong) => {
    const tampered = () => provider.tamper((claims) => ({ ...claims, ...wrong }));
    expect(await refusal(tampered)).toBe('/sign-in/nordby?problem=answer-refused');
  });

  test('while the provider is down, without a trace of it', async () => {
    expect(await refusal(() => provider.fall(true))).toBe('/sign-in/nordby?problem=provider-unavailable');
    expect(server.log.join('')).not.toContain('"level":50');
  });

  test('whose provider falls while they are there', async () => {
    await configure();
    const browser = openSignOnBrowser(server);
    const back = await browser.signInThere('nordby', 'mei');
    provider.fall(true);
    expect((await browser.open(back)).path).toBe('/sign-in/nordby?problem=provider-unavailable');
  });

  test('twice by the same answer', async () => {
    await configure();
    const browser = openSignOnBrowser(server);
    const back = await browser.signInThere('nordby', 'mei');
    expect((await browser.open(back)).path).toBe('/clinics');
    expect((await browser.open(back)).path).toBe('/sign-in/nordby?problem=took-too-long');
  });

  test('by an answer that somebody else has fetched', async () => {
    await configure();
    const back = await openSignOnBrowser(server).signInThere('nordby', 'mei');
    const victim = openSignOnBrowser(server);
    expect((await victim.open(back)).path).toBe('/sign-in/nordby?problem=took-too-long');
    expect(await me(victim.cookie())).toBe(401);
  });

  test('after more than ten minutes', async () => {
    await configure();
    const browser = openSignOnBrowser(server);
    const back = await browser.signInThere('nordby', 'mei');
    await server.clock.advance(600_000);
    expect((await browser.open(back)).path).toBe('/sign-in/nordby?problem=took-too-long');
  });

  test('by an answer to settings that were changed meanwhile', async () => {
    await configure();
    const browser = openSignOnBrowser(server);
    const back = await browser.signInThere('nordby', 'mei');
    await configure({ provider: { protocol: 'oidc', issuer: other.url, clientId: 'anteroom', scopes: [] } });
    expect((await browser.open(back)).path).toBe('/sign-in/nordby?problem=took-too-long');
  });

  test('at an organisation that has none, has it off, or isn’t there', async () => {
    for (const slug of ['nordby', 'nowhere', 'Nowhere', 'no%20where'])
      expect((await openSignOnBrowser(server).open(`/api/single-sign-on/${slug}/begin`)).path).toMatch(
        /^\/sign-in(\/[a-z]+)?\?problem=single-sign-on-off$/,
      );
    await configure({ isOn: false });
    expect(await openSignOnBrowser(server).signIn('nordby', 'mei')).toBe('/sign-in/nordby?problem=single-sign-on-off');
  });
});

describe('another organisation’s provider', () => {
  beforeEach(async () => {
    await server.organisations.create({ slug: 'southby', name: 'Southby Hospital' });
  });

  async function southby() {
    const organisation = await server.database.stores.clinics.organisationBySlug('southby');
    if (organisation === null) throw new Error('There is no organisation.');
    return organisation.id;
  }

  /** Southby's own provider, which says that our people are theirs. */
  async function claiming(): Promise<IdentityProvider> {
    const id = await southby();
    const theirs = await startIdentityProvider({ redirects: [`${origin}/api/single-sign-on/${id}/callback`] });
    theirs.people.set('evil', { email: 'mei.chen@nordby.example', email_verified: true, name: 'Mei Chen' });
    return theirs;
  }

  test('can’t take a domain that we have', async () => {
    await configure();
    await server.addAdministrator('olav@southby.example', 'southby');
    const answer = await server.app.inject({
      method: 'POST',
      url: routes.singleSignOn.path.replace(':organisation', 'southby'),
      headers: { origin, cookie: await server.signIn('olav@southby.example') },
      payload: settings(),
    });
    expect([answer.statusCode, answer.json()]).toEqual([409, { error: { code: 'domain-taken', field: 'domains' } }]);
  });

  test('doesn’t become one of our people, even where it was first with the domain', async () => {
    await server.addStaff('mei.chen@nordby.example');
    const theirs = await claiming();
    await server.addAdministrator('olav@southby.example', 'southby');
    const answer = await server.app.inject({
      method: 'POST',
      url: routes.singleSignOn.path.replace(':organisation', 'southby'),
      headers: { origin, cookie: await server.signIn('olav@southby.example') },
      payload: {
        ...settings(),
        provider: { protocol: 'oidc', issuer: theirs.url, clientId: theirs.clientId, scopes: ['email'] },
        clientSecret: theirs.clientSecret,
      },
    });
    expect(answer.statusCode).toBe(200);
    const browser = openSignOnBrowser(server);
    expect(await browser.signIn('southby', 'evil')).toBe('/sign-in/southby?problem=account-not-linked');
    expect(await me(browser.cookie())).toBe(401);
    await theirs.close();
  });
});
