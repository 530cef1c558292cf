import { randomBytes } from 'node:crypto';
import { accepted, refused, type PersonId, type Result } from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import type { Identity } from './identity.ts';
import type { NewCredential, Site, UsedCredential } from './passkey-answers.ts';
import type { Passkey } from './second-factor-store.ts';

/** How long a browser may take, in milliseconds: finding a phone takes a while. */
const ceremonyLength = 5 * 60_000;

/** A question that one browser answers once. */
export interface Question {
  readonly challenge: string;
  /** Names the question; kept by the browser as a cookie. */
  readonly token: string;
}

/** Passkeys (P4): asking for them, and judging what browsers answer. Their owner is always verified by the device. */
export interface PasskeyJudge {
  /** @param about what the question is for: an answer to one is none to another */
  ask(about: string): Promise<Question>;
  /** The passkey that was made, or null where the answer isn't one to the question. */
  made(
    answer: { readonly token: string; readonly about: string; readonly site: Site; readonly credential: NewCredential },
    owner: { readonly personId: PersonId; readonly name: string },
  ): Promise<Passkey | null>;
  /** Whose passkey was used. */
  used(answer: {
    readonly token: string;
    readonly about: string;
    readonly site: Site;
    readonly credential: UsedCredential;
  }): Promise<Result<PersonId, Refusal>>;
}

/** Loaded with the first passkey: it brings half a megabyte that no start needs. */
const loadVerification = () => import('./verify-passkey.ts');

export function createPasskeyJudge(parts: {
  readonly identity: Pick<Identity, 'keepNote' | 'takeNote'>;
  readonly stores: Database['stores'];
  readonly clock: Clock;
}): PasskeyJudge {
  const { identity, stores, clock } = parts;

  /** The challenge of the question that a token names, where it was about this; it is spent by that. */
  const challengeOf = async (token: string, about: string): Promise<string | null> => {
    const [challenge, ...rest] = (await identity.takeNote(token))?.split('\n') ?? [];
    return challenge !== undefined && rest.join('\n') === about ? challenge : null;
  };

  return {
    async ask(about) {
      const challenge = randomBytes(32).toString('base64url');
      return { challenge, token: await identity.keepNote(`${challenge}\n${about}`, ceremonyLength) };
    },
    async made({ token, about, site, credential }, { personId, name }) {
      const expectedChallenge = await challengeOf(token, about);
      if (expectedChallenge === null) return null;
      const { verifyMade } = await loadVerification();
      const verified = await verifyMade({ credential, expectedChallenge, site });
      if (verified?.verified !== true) return null;
      const { credential: made, credentialBackedUp } = verified.registrationInfo;
      if ((await stores.secondFactors.passkeyByCredential(made.id)) !== null) return null;
      return {
        id: randomBytes(16).toString('base64url'),
        personId,
        credentialId: made.id,
        publicKey: Uint8Array.from(made.publicKey),
        counter: made.counter,
        transports: credential.transports,
        name,
        backedUp: credentialBackedUp,
        createdAt: clock.now(),
        usedAt: null,
      };
    },
    async used({ token, about, site, credential }) {
      const expectedChallenge = await challengeOf(token, about);
      const known = await stores.secondFactors.passkeyByCredential(credential.id);
      if (expectedChallenge === null || known === null) return refused({ code: 'passkey-refused' });
      const { verifyUsed } = await loadVerification();
      const verified = await verifyUsed({ credential, expectedChallenge, site, known });
      if (verified?.verified !== true) return refused({ code: 'passkey-refused' });
      await stores.secondFactors.usePasskey(known.id, verified.authenticationInfo.newCounter, clock.now());
      return accepted(known.personId);
    },
  };
}
