import { inflateRawSync } from 'node:zlib';
import type { OrganisationId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSamlProvider, type SamlAnswer, type TestSamlProvider } from '../../testing/saml-provider.ts';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';
import { openSignOnBrowser, type SignOnBrowser } from '../../testing/sign-on-browser.ts';
import { readSamlMetadata } from './saml-metadata.ts';

let server: ServerInMemory;
let provider: TestSamlProvider;
let nordby: OrganisationId;
let browser: SignOnBrowser;

beforeEach(async () => {
  server = await startServerInMemory({ SECOND_FACTOR: 'optional' });
  await server.addAdministrator('ingrid.solberg@nordby.example');
  const organisation = await server.database.stores.clinics.organisationBySlug('nordby');
  if (organisation === null) throw new Error('There is no organisation.');
  nordby = organisation.id;
  provider = await createSamlProvider();
  const saved = await server.app.inject({
    method: 'POST',
    url: routes.singleSignOn.path.replace(':organisation', 'nordby'),
    headers: { origin, cookie: await server.signIn('ingrid.solberg@nordby.example') },
    payload: {
      isOn: true,
      provider: provider.settings,
      domains: ['nordby.example'],
      joining: 'by-domain',
      carriesSecondFactor: true,
    },
  });
  expect(saved.statusCode).toBe(200);
  browser = openSignOnBrowser(server);
});
afterEach(() => server.close());

const at = (what: string): string => `${origin}/api/single-sign-on/${nordby}/${what}`;

/** Begins; answers what the provider is asked. */
async function begins(as = browser): Promise<{ readonly relayState: string; readonly requestId: string }> {
  const asked = new URL(await as.signInThereAddress('nordby'));
  expect(asked.origin + asked.pathname).toBe('https://id.nordby.example/sso');
  const xml = inflateRawSync(Buffer.from(asked.searchParams.get('SAMLRequest') ?? '', 'base64')).toString('utf8');
  return {
    relayState: asked.searchParams.get('RelayState') ?? '',
    requestId: /ID="([^"]+)"/.exec(xml)?.[1] ?? '',
  };
}

function right(requestId: string): SamlAnswer {
  return { requestId, recipient: at('assertion'), audience: at('metadata') };
}

async function posts(answer: string, relayState: string, as = browser): Promise<string> {
  return (await as.post(`/api/single-sign-on/${nordby}/assertion`, { SAMLResponse: answer, RelayState: relayState }))
    .path;
}

async function isIn(as = browser): Promise<boolean> {
  return (await server.app.inject({ url: routes.me.path, headers: { cookie: as.cookie() } })).statusCode === 200;
}

test('a good answer lets somebody in, once', async () => {
  const { relayState, requestId } = await begins();
  const answer = provider.answer(right(requestId));
  expect(await posts(answer, relayState)).toBe('/clinics');
  expect(await isIn()).toBe(true);

  const replay = openSignOnBrowser(server);
  expect(await posts(answer, relayState, replay)).toBe('/sign-in/nordby?problem=took-too-long');
  const another = await begins(replay);
  expect(await posts(answer, another.relayState, replay)).toBe('/sign-in/nordby?problem=answer-refused');
  expect(await isIn(replay)).toBe(false);
});

test('a good answer lets nobody in but the browser that asked', async () => {
  const { relayState, requestId } = await begins();
  const victim = openSignOnBrowser(server);
  expect(await posts(provider.answer(right(requestId)), relayState, victim)).toBe(
    '/sign-in/nordby?problem=took-too-long',
  );
  expect(await isIn(victim)).toBe(false);
});

describe('an answer is refused', () => {
  test.each<[string, Partial<SamlAnswer>]>([
    ['that is over', { lasts: -600 }],
    ['for somebody else', { audience: 'https://elsewhere.example' }],
    ['at another address', { recipient: 'https://elsewhere.example/assertion' }],
    ['to another question', { requestId: '_another' }],
    ['of another provider', { issuer: 'https://evil.example' }],
    ['with a name that changes each time', { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }],
  ])('%s', async (_what, wrong) => {
    const { relayState, requestId } = await begins();
    expect(await posts(provider.answer({ ...right(requestId), ...wrong }), relayState)).toBe(
      '/sign-in/nordby?problem=answer-refused',
    );
    expect(await isIn()).toBe(false);
  });

  test.each<[string, (requestId: string) => string | Promise<string>]>([
    ['that nobody has signed', (id) => provider.unsigned(right(id))],
    ['that somebody else has signed', async (id) => (await createSamlProvider()).answer(right(id))],
    [
      'whose name was changed after it was signed',
      (id) => changed(provider.answer(right(id)), '>mei.chen@nordby.example<', '>ingrid.solberg@nordby.example<'),
    ],
    [
      'with a second assertion beside the signed one',
      (id) => {
        const evil = Buffer.from(provider.unsigned({ ...right(id), nameId: 'evil' }), 'base64').toString('utf8');
        const assertion = /<saml:Assertion.*<\/saml:Assertion>/.exec(evil)?.[0] ?? '';
        return changed(provider.answer(right(id)), '</samlp:Status>', `</samlp:Status>${assertion}`);
      },
    ],
    [
      'with a document type',
      (id) => changed(provider.answer(right(id)), '<samlp:Response', '<!DOCTYPE x><samlp:Response'),
    ],
    ['that is nonsense', () => 'bm9uc2Vuc2U='],
  ])('%s', async (_what, make) => {
    const { relayState, requestId } = await begins();
    expect(await posts(await make(requestId), relayState)).toBe('/sign-in/nordby?problem=answer-refused');
    expect(await isIn()).toBe(false);
  });

  function changed(answer: string, from: string, to: string): string {
    const xml = Buffer.from(answer, 'base64').toString('utf8');
    expect(xml).toContain(from);
    return Buffer.from(xml.replace(from, to)).toString('base64');
  }
});

test('our metadata says where answers go, and that they have to be signed', async () => {
  const answer = await server.app.inject({ url: `/api/single-sign-on/${nordby}/metadata` });
  expect(answer.headers['content-type']).toContain('application/samlmetadata+xml');
  for (const part of [`entityID="${at('metadata')}"`, `Location="${at('assertion')}"`, 'WantAssertionsSigned="true"'])
    expect(answer.body).toContain(part);
});

describe('a provider’s metadata', () => {
  const metadata = (changes: (xml: string) => string = (xml) => xml): string =>
    changes(
      `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://id.nordby.example/saml"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${provider.settings.certificates
        .join('')
        .replace(
          /-----[A-Z ]+-----/g,
          '',
        )}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://id.nordby.example/sso"/></IDPSSODescriptor></EntityDescriptor>`,
    );

  test('is read', () => {
    expect(readSamlMetadata(metadata())).toMatchObject({
      entityId: 'https://id.nordby.example/saml',
      entryPoint: 'https://id.nordby.example/sso',
      certificates: [expect.stringContaining('BEGIN CERTIFICATE')],
    });
  });

  test.each<[string, (xml: string) => string]>([
    ['with a document type', (xml) => `<!DOCTYPE x>${xml}`],
    ['without a certificate', (xml) => xml.replace(/<KeyDescriptor.*<\/KeyDescriptor>/s, '')],
    ['that takes no redirects', (xml) => xml.replace('HTTP-Redirect', 'HTTP-POST')],
    ['of nobody', (xml) => xml.replace(/entityID="[^"]*"/, '')],
    ['that is broken', (xml) => xml.slice(0, -20)],
  ])('%s is none', (_what, changes) => {
    expect(readSamlMetadata(metadata(changes))).toBeNull();
  });
});
