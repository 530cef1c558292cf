import {
  accepted,
  decideEntry,
  refused,
  type Entry,
  type OrganisationId,
  type PersonId,
  type Result,
} from '@anteroom/domain';
import type { SingleSignOnProblem } from '@anteroom/protocol';
import type { Database, Stores } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import { hasSecondFactor, type Identity, type SecondFactors } from '../session/read-model.ts';
import type { ProviderAnswer } from './oidc.ts';
import { newToken } from './secrets.ts';
import type { StoredSingleSignOn } from './single-sign-on-store.ts';

export interface EnteringParts {
  readonly database: Database;
  readonly identity: Pick<Identity, 'openSession' | 'anySessionOf' | 'createPerson' | 'personByEmail'>;
  readonly clock: Clock;
  readonly secondFactors: Pick<SecondFactors, 'factorsOf'>;
}

/** Lets in whom a provider speaks for: finds, ties or makes the account, and opens a session; answers the cookies to set. */
export type Enter = (
  configured: StoredSingleSignOn,
  answer: ProviderAnswer,
  userAgent: string,
) => Promise<Result<readonly string[], SingleSignOnProblem>>;

export function createEnter(parts: EnteringParts): Enter {
  const { database, identity, secondFactors, clock } = parts;

  const decide = async ({ organisationId, settings }: StoredSingleSignOn, { claim }: ProviderAnswer) => {
    const { singleSignOn, access } = database.stores;
    const email = claim.email?.trim().toLowerCase() ?? null;
    const subject = await singleSignOn.personOf(organisationId, claim.subject);
    const account = email === null ? null : await identity.personByEmail(email);
    return decideEntry(organisationId, settings, claim, {
      bySubject: subject === null ? null : await access.actorOf(subject),
      byEmail: account === null ? null : await access.actorOf(account),
      isInvited: email !== null && (await singleSignOn.isInvited(organisationId, email, clock.now())),
    });
  };

  /** A new account has a password that nobody knows: who wants one of their own resets it by e-mail. */
  const personFor = async (entry: Entry): Promise<PersonId | null> => {
    if (entry.kind !== 'new') return entry.personId;
    const { email, name } = entry;
    // The provider vouches for the address; to anybody but its own organisation that proves nothing.
    const made = await identity.createPerson({ email, name, password: newToken(), mailboxProven: false });
    return made.ok ? made.value : null;
  };

  const writeDown = (stores: Stores, organisationId: OrganisationId, person: PersonId, verb: string) =>
    stores.audit.append([
      { at: clock.now(), actor: { kind: 'staff', personId: person }, verb, clinicId: null, subject: organisationId },
    ]);

  return async (configured, answer, userAgent) => {
    const { organisationId, settings } = configured;
    const { subject } = answer.claim;
    const decided = await decide(configured, answer);
    if (!decided.ok) return refused(decided.refusal);
    const entry = decided.value;
    const personId = await personFor(entry);
    // Somebody has made an account with this address in the same moment.
    if (personId === null) return refused('account-not-linked');
    await database.transact(async (stores) => {
      if (entry.kind !== 'known') await stores.singleSignOn.tie(organisationId, subject, personId);
      await writeDown(stores, organisationId, personId, `single-sign-on-${entry.kind}`);
    });
    // Where the provider asks for no second factor, ours is owed as after a password.
    const owes = !settings.carriesSecondFactor && (await hasSecondFactor(secondFactors, personId));
    const assurance = settings.carriesSecondFactor ? 'single-sign-on' : owes ? 'pending' : 'password';
    const cookies = await identity.openSession(personId, { assurance, kept: false, userAgent });
    const session = await identity.anySessionOf({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
    if (session === null) throw new Error('The session that was opened isn’t there.');
    await database.stores.singleSignOn.addSession({
      sessionId: session.sessionId,
      organisationId,
      personId,
      subject,
      providerSession: answer.providerSession,
      domain: entry.domain,
      expiresAt: session.expiresAt,
    });
    return accepted(cookies);
  };
}
