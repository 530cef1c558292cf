import { accepted, refused, type Result, type SamlProvider } from '@anteroom/domain';
import type { SingleSignOnProblem } from '@anteroom/protocol';
import type { Profile, SAML } from '@node-saml/node-saml';
import * as z from 'zod';
import type { ProviderAnswer } from './oidc.ts';

/** Our own addresses, as a provider knows them. */
export interface SamlAddresses {
  /** Our entity id, where our metadata stands too. */
  readonly entityId: string;
  /** Where answers are posted to. */
  readonly assertionConsumer: string;
}

/** One question to a provider. */
export interface SamlRequest extends SamlAddresses {
  readonly id: string;
}

/** How far the provider's clock may be away from ours, in milliseconds. */
const skew = 120_000;

/** Longest answer, in characters of base64. */
export const longestAnswer = 300_000;

/** The address that sends somebody to their provider. */
export async function samlEntry(provider: SamlProvider, request: SamlRequest, relayState: string): Promise<string> {
  return (await serviceProvider(provider, request)).getAuthorizeUrlAsync(relayState, undefined, {});
}

/** What a provider is told about us. */
export async function samlMetadata(provider: SamlProvider, addresses: SamlAddresses): Promise<string> {
  return (await serviceProvider(provider, { ...addresses, id: '_' })).generateServiceProviderMetadata(null);
}

/**
 * Reads a provider's answer: one assertion, itself signed with a key that was given to us, issued by this provider for us,
 * about this very question, and not too old. Nobody comes in without having asked.
 */
export async function readSamlAnswer(
  provider: SamlProvider,
  request: SamlRequest,
  answer: string,
): Promise<Result<ProviderAnswer, SingleSignOnProblem>> {
  if (answer.length > longestAnswer || !isPlain(Buffer.from(answer, 'base64').toString('utf8')))
    return refused('answer-refused');
  const { SamlStatusError } = await loadSaml();
  try {
    const ours = await serviceProvider(provider, request);
    const { profile } = await ours.validatePostResponseAsync({ SAMLResponse: answer });
    if (profile === null || profile.issuer !== provider.entityId || !isMeant(profile, request))
      return refused('answer-refused');
    return accepted(answerOf(profile));
  } catch (error) {
    return refused(error instanceof SamlStatusError ? 'provider-refused' : 'answer-refused');
  }
}

/** Loaded at the first use: most organisations have no SAML, and it brings a megabyte. */
const loadSaml = () => import('@node-saml/node-saml');

async function serviceProvider(provider: SamlProvider, request: SamlRequest): Promise<SAML> {
  const { id, entityId, assertionConsumer } = request;
  const { SAML, ValidateInResponseTo } = await loadSaml();
  return new SAML({
    entryPoint: provider.entryPoint,
    idpCert: [...provider.certificates],
    idpIssuer: provider.entityId,
    issuer: entityId,
    audience: entityId,
    callbackUrl: assertionConsumer,
    generateUniqueId: () => id,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    // Each provider names people as it likes; and how it makes sure of them is its own affair.
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    acceptedClockSkewMs: skew,
    // What was asked is compared below, with what stands inside of the signature.
    validateInResponseTo: ValidateInResponseTo.never,
  });
}

/** No document type, which could define what isn't signed, and no signature by SHA-1. */
function isPlain(xml: string): boolean {
  return !/<!(?:DOCTYPE|ENTITY)/i.test(xml) && !/xmldsig#(?:rsa-|hmac-|dsa-)?sha1\b/.test(xml);
}

const assertion = z.object({
  Assertion: z.object({
    Subject: z.tuple([
      z.object({
        SubjectConfirmation: z.array(
          z.object({
            $: z.object({ Method: z.string() }),
            SubjectConfirmationData: z.tuple([
              z.object({
                $: z.object({ Recipient: z.string(), InResponseTo: z.string(), NotOnOrAfter: z.string() }),
              }),
            ]),
          }),
        ),
      }),
    ]),
  }),
});

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** Whether what is signed is an answer to this question, at this address. Its time has been looked at. */
function isMeant(profile: Profile, request: SamlRequest): boolean {
  const read = assertion.safeParse(profile.getAssertion?.());
  // A name that is another each time tells nobody apart.
  if (!read.success || typeof profile.nameID !== 'string' || profile.nameIDFormat === transient) return false;
  const [subject] = read.data.Assertion.Subject;
  return subject.SubjectConfirmation.some(({ $: { Method }, SubjectConfirmationData: [{ $: data }] }) => {
    if (Method !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer') return false;
    const until = Date.parse(data.NotOnOrAfter);
    return (
      data.Recipient === request.assertionConsumer && data.InResponseTo === request.id && until > Date.now() - skew
    );
  });
}

const emailNames = [
  'email',
  'mail',
  'urn:oid:0.9.2342.19200300.100.1.3',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
];
const nameNames = [
  'displayName',
  'urn:oid:2.16.840.1.113730.3.1.241',
  'http://schemas.microsoft.com/identity/claims/displayname',
];

function answerOf(profile: Profile): ProviderAnswer {
  const text = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value: unknown = profile[name];
      if (typeof value === 'string' && value !== '') return value;
    }
    return null;
  };
  const isAddress = profile.nameIDFormat === 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
  return {
    claim: {
      subject: profile.nameID,
      email: text(emailNames) ?? (isAddress ? profile.nameID : null),
      // SAML has no word for it: an address that the organisation's own provider signs is one that it vouches for.
      isEmailVerified: text(['email_verified', 'emailVerified']) !== 'false',
      name: text(nameNames),
    },
    providerSession: profile.sessionIndex ?? null,
  };
}
