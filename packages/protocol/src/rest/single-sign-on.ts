import * as z from 'zod/mini';
import { slug } from '../ids.ts';
import { none, route } from './route.ts';

const address = z.string().check(z.minLength(8), z.maxLength(2_000));

/** OpenID Connect as it is typed in; the client's secret goes in and never comes out. */
const oidcProvider = z.strictObject({
  protocol: z.literal('oidc'),
  issuer: address,
  clientId: z.string().check(z.minLength(1), z.maxLength(500)),
  scopes: z
    .array(z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)))
    .check(z.maxLength(20)),
});

/** SAML 2.0 as it is typed in, or as it was read from the provider's metadata. */
const samlProvider = z.strictObject({
  protocol: z.literal('saml'),
  entityId: z.string().check(z.minLength(1), z.maxLength(2_000)),
  entryPoint: address,
  certificates: z.array(z.string().check(z.minLength(100), z.maxLength(10_000))).check(z.minLength(1), z.maxLength(5)),
});

const provider = z.discriminatedUnion('protocol', [oidcProvider, samlProvider]);

const settings = {
  isOn: z.boolean(),
  provider,
  domains: z.array(z.string().check(z.minLength(3), z.maxLength(253))).check(z.maxLength(50)),
  joining: z.enum(['by-domain', 'by-invitation']),
  carriesSecondFactor: z.boolean(),
} as const;

/** What is typed in: `clientSecret` is left out to keep the one that is set. */
export const singleSignOnInput = z.strictObject({
  ...settings,
  clientSecret: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))),
});
export type SingleSignOnInput = z.infer<typeof singleSignOnInput>;

/** Everything that the page shows. */
export const singleSignOnView = z.strictObject({
  /** Null until it is configured. */
  settings: z.nullable(z.strictObject({ ...settings, isClientSecretSet: z.boolean() })),
  /** What the provider has to be told about us. */
  addresses: z.strictObject({
    /** Where people sign in straight away. */
    signIn: z.string(),
    oidcRedirect: z.string(),
    oidcBackChannelLogout: z.string(),
    samlAssertionConsumer: z.string(),
    /** Its address is our entity id too. */
    samlMetadata: z.string(),
  }),
});
export type SingleSignOnView = z.infer<typeof singleSignOnView>;

/** What a provider can be wrong in, found by trying it. */
export const providerProblems = [
  'address-not-https',
  'address-not-public',
  'host-unknown',
  'unreachable',
  'timed-out',
  'certificate-not-trusted',
  'answer-not-ok',
  'answer-too-large',
  'answer-not-json',
  'answer-incomplete',
  'issuer-differs',
  'no-code-flow',
  'no-strong-signature',
  'certificate-unreadable',
] as const;
export const providerProblem = z.enum(providerProblems);
export type ProviderProblem = z.infer<typeof providerProblem>;

/** Why somebody is back on the sign-in page; it stands in the page's address. */
export const singleSignOnProblems = [
  'provider-unavailable',
  'provider-refused',
  'answer-refused',
  'took-too-long',
  'single-sign-on-off',
  'email-missing',
  'email-unverified',
  'email-not-of-organisation',
  'not-invited',
  'account-not-linked',
  'belongs-elsewhere',
] as const;
export const singleSignOnProblem = z.enum(singleSignOnProblems);
export type SingleSignOnProblem = z.infer<typeof singleSignOnProblem>;

const ofOrganisation = z.strictObject({ organisation: slug });

/** Single sign-on: set up by an organisation, found by its people (P4). */
export const singleSignOnRoutes = {
  singleSignOn: route({
    method: 'GET',
    path: '/api/organisations/:organisation/single-sign-on',
    access: ['configure-organisation'],
    query: none,
    params: ofOrganisation,
    body: none,
    reply: singleSignOnView,
  }),
  /** Switching it off, or taking a domain out, ends the sessions that came by it. */
  configureSingleSignOn: route({
    method: 'POST',
    path: '/api/organisations/:organisation/single-sign-on',
    access: ['configure-organisation'],
    query: none,
    params: ofOrganisation,
    body: singleSignOnInput,
    reply: singleSignOnView,
  }),
  /** Tries a provider before it is saved. */
  testSingleSignOn: route({
    method: 'POST',
    path: '/api/organisations/:organisation/single-sign-on/test',
    access: ['configure-organisation'],
    query: none,
    params: ofOrganisation,
    body: z.strictObject({ provider }),
    reply: z.strictObject({ problem: z.nullable(providerProblem) }),
  }),
  /** Reads what a SAML provider says of itself. */
  readSamlMetadata: route({
    method: 'POST',
    path: '/api/organisations/:organisation/single-sign-on/saml-metadata',
    access: ['configure-organisation'],
    query: none,
    params: ofOrganisation,
    body: z.strictObject({ metadata: z.string().check(z.minLength(1), z.maxLength(50_000)) }),
    reply: z.strictObject({ provider: samlProvider }),
  }),
  /** Whose single sign-on a domain or a short name is; tells of no account. */
  findSingleSignOn: route({
    method: 'POST',
    path: '/api/single-sign-on/find',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ by: z.string().check(z.minLength(1), z.maxLength(320)) }),
    reply: z.strictObject({ organisation: slug, name: z.string() }),
  }),
} as const;
