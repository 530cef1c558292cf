import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { NewCredential, Site, UsedCredential } from './passkey-answers.ts';
import type { Passkey } from './second-factor-store.ts';

/** What a browser says that it has made, judged by WebAuthn's rules; null where it doesn't hold. */
export function verifyMade(answer: {
  readonly credential: NewCredential;
  readonly expectedChallenge: string;
  readonly site: Site;
}) {
  const { credential, expectedChallenge, site } = answer;
  const { id, clientDataJSON, attestationObject } = credential;
  return verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject },
      clientExtensionResults: {},
    },
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => null);
}

/** The use of a passkey that is known, judged by WebAuthn's rules; null where it doesn't hold. */
export function verifyUsed(answer: {
  readonly credential: UsedCredential;
  readonly expectedChallenge: string;
  readonly site: Site;
  readonly known: Passkey;
}) {
  const { credential, expectedChallenge, site, known } = answer;
  const { id, clientDataJSON, authenticatorData, signature } = credential;
  return verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { id: known.credentialId, publicKey: Uint8Array.from(known.publicKey), counter: known.counter },
    requireUserVerification: true,
  }).catch(() => null);
}
