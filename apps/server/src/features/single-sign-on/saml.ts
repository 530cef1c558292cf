import { accepted, refused, type Result, type SamlProvider } from '@anteroom/domain';
import type { SingleSignOnProblem } from '@anteroom/protocol';
import type { Profile } from '@node-saml/node-saml';
import * as z from 'zod';
import type { ProviderAnswer } from './oidc.ts';
import { skew, type SamlAddresses, type SamlRequest } from './saml-request.ts';

/** Loaded at the first use: most organisations have no SAML, and it brings a megabyte. */
const loadSaml = () => import('./saml-service-provider.ts');

/** Longest answer, in characters of base64. */
export const longestAnswer = 300_000;

/** The address that sends somebody to their provider. */
export async function samlEntry(provider: SamlProvider, request: SamlRequest, relayState: string): Promise<string> {
  const { serviceProvider } = await loadSaml();
  return serviceProvider(provider, request).getAuthorizeUrlAsync(relayState, undefined, {});
}

/** What a provider is told about us. */
export async function samlMetadata(provider: SamlProvider, addresses: SamlAddresses): Promise<string> {
  const { serviceProvider } = await loadSaml();
  return serviceProvider(provider, { ...addresses, id: '_' }).generateServiceProviderMetadata(null);
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
  const { isSaidByProvider, serviceProvider } = await loadSaml();
  try {
    const ours = serviceProvider(provider, request);
    const { profile } = await ours.validatePostResponseAsync({ SAMLResponse: answer });
    if (profile === null || profile.issuer !== provider.entityId || !isMeant(profile, request))
      return refused('answer-refused');
    return accepted(answerOf(profile));
  } catch (error) {
    return refused(isSaidByProvider(error) ? 'provider-refused' : 'answer-refused');
  }
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
