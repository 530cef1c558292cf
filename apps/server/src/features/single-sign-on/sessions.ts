import { holdsSession, type OrganisationId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Identity, RequestHeaders } from '../session/read-model.ts';
import type { SignedOnSession } from './single-sign-on-store.ts';

/** What ends the sessions of others. */
export interface EndSessionParts {
  readonly identity: Pick<Identity, 'endSession'>;
  readonly stores: Pick<Stores, 'singleSignOn' | 'access'>;
  /** Cuts the pages of a session that is over, on every node. */
  readonly onSignedOut: (sessionId: string) => void;
}

/** Ends the sessions of an organisation's single sign-on that fit, with their sockets; answers how many. */
export async function endSessions(
  parts: EndSessionParts,
  organisation: OrganisationId,
  fits: (session: SignedOnSession) => boolean,
): Promise<number> {
  const { identity, stores, onSignedOut } = parts;
  const ending = (await stores.singleSignOn.sessionsOf(organisation)).filter(fits);
  for (const { sessionId, personId } of ending) {
    await identity.endSession(personId, sessionId);
    onSignedOut(sessionId);
  }
  await stores.singleSignOn.removeSessions(ending.map(({ sessionId }) => sessionId));
  return ending.length;
}

/** Whether a session may go on: one that didn't come by single sign-on may, the others as long as what they came by holds. */
export async function mayGoOn(stores: Pick<Stores, 'singleSignOn' | 'access'>, sessionId: string): Promise<boolean> {
  const came = await stores.singleSignOn.session(sessionId);
  if (came === null) return true;
  const [configured, person] = await Promise.all([
    stores.singleSignOn.ofOrganisation(came.organisationId),
    stores.access.actorOf(came.personId),
  ]);
  return holdsSession(came.organisationId, configured?.settings ?? null, came, person);
}

/**
 * The same identity, in which a session by single sign-on is one only as long as what it came by holds: the organisation's
 * settings, and that the person is nothing elsewhere.
 */
export function guardSessions(identity: Identity, stores: Pick<Stores, 'singleSignOn' | 'access'>): Identity {
  const sessionOf = async (headers: RequestHeaders) => {
    const session = await identity.sessionOf(headers);
    return session !== null && (await mayGoOn(stores, session.sessionId)) ? session : null;
  };
  return {
    ...identity,
    sessionOf,
    async anySessionOf(headers) {
      const session = await identity.anySessionOf(headers);
      return session !== null && (await mayGoOn(stores, session.sessionId)) ? session : null;
    },
    staffOf: async (headers) => (await sessionOf(headers))?.personId ?? null,
  };
}
