import { startIdentityProvider, type IdentityProvider } from '@anteroom/testkit/identity-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSignOnBrowser } from '../../testing/sign-on-browser.ts';
import { openSignOnStory, type SignOnStory } from '../../testing/sign-on-story.ts';

let story: SignOnStory;
let server: SignOnStory['server'];
let nordby: SignOnStory['nordby'];
let administrator: string;
let cookie: string;
let configure: SignOnStory['configure'];
let me: SignOnStory['me'];
let other: IdentityProvider;

beforeEach(async () => {
  story = await openSignOnStory();
  ({ server, nordby, administrator, cookie, configure, me } = story);
});
afterEach(() => story.close());
beforeAll(async () => {
  other = await startIdentityProvider({ redirects: [] });
});
afterAll(() => other.close());

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
