import { invitationState } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { SingleSignOnStore } from './single-sign-on-store.ts';

/** Single sign-on in memory. */
export function createMemorySingleSignOnStore({ run }: MemoryAccess): SingleSignOnStore {
  return {
    ofOrganisation: (id) => run(({ singleSignOn }) => singleSignOn.get(id) ?? null),
    organisation: (id) => run(({ organisations }) => organisations.get(id) ?? null),
    organisationOfDomain: (domain) =>
      run(
        ({ singleSignOn }) =>
          singleSignOn.select(({ settings }) => settings.domains.includes(domain))[0]?.organisationId ?? null,
      ),
    save: (stored) =>
      run(({ organisations, singleSignOn }) => {
        mustHold(organisations.has(stored.organisationId), 'single_sign_on_organisation_id_organisation_id_fk');
        const others = singleSignOn.select(({ organisationId }) => organisationId !== stored.organisationId);
        const domains = [...stored.settings.domains].sort();
        const isFree = domains.every((domain) => others.every(({ settings }) => !settings.domains.includes(domain)));
        mustHold(isFree && new Set(domains).size === domains.length, 'single_sign_on_domain_pkey');
        singleSignOn.set(stored.organisationId, { ...stored, settings: { ...stored.settings, domains } });
      }),
    takenDomains: (id, domains) =>
      run(({ singleSignOn }) =>
        singleSignOn
          .select(({ organisationId }) => organisationId !== id)
          .flatMap(({ settings }) => settings.domains.filter((domain) => domains.includes(domain)))
          .sort(),
      ),
    isInvited: (id, email, now) =>
      run(
        ({ invitations }) =>
          invitations.select(
            (each) =>
              each.email === email && each.offer.organisationId === id && invitationState(each, now) === 'pending',
          ).length > 0,
      ),
    personOf: (id, subject) =>
      run(({ singleSignOnPeople }) => singleSignOnPeople.get(`${id} ${subject}`)?.personId ?? null),
    tie: (organisationId, subject, personId) =>
      run(({ people, singleSignOnPeople }) => {
        mustHold(people.has(personId), 'single_sign_on_person_person_id_user_id_fk');
        mustHold(!singleSignOnPeople.has(`${organisationId} ${subject}`), 'single_sign_on_person_pk');
        singleSignOnPeople.set(`${organisationId} ${subject}`, { organisationId, personId });
      }),
    untieAll: (id) =>
      run(({ singleSignOnPeople }) => {
        for (const key of singleSignOnPeople.keys(({ organisationId }) => organisationId === id))
          singleSignOnPeople.delete(key);
      }),
    begin: (attempt) =>
      run(({ singleSignOnAttempts }) => {
        singleSignOnAttempts.set(Buffer.from(attempt.hash).toString('hex'), attempt);
      }),
    takeAttempt: (hash) =>
      run(({ singleSignOnAttempts }) => {
        const key = Buffer.from(hash).toString('hex');
        const taken = singleSignOnAttempts.get(key) ?? null;
        singleSignOnAttempts.delete(key);
        return taken;
      }),
    addSession: (session) =>
      run(({ people, singleSignOnSessions }) => {
        mustHold(people.has(session.personId), 'single_sign_on_session_person_id_user_id_fk');
        singleSignOnSessions.set(session.sessionId, session);
      }),
    session: (sessionId) => run(({ singleSignOnSessions }) => singleSignOnSessions.get(sessionId) ?? null),
    sessionsOf: (id) =>
      run(({ singleSignOnSessions }) =>
        singleSignOnSessions
          .select(({ organisationId }) => organisationId === id)
          .sort((left, right) => (left.sessionId < right.sessionId ? -1 : 1)),
      ),
    removeSessions: (sessionIds) =>
      run(({ singleSignOnSessions }) => {
        for (const id of sessionIds) singleSignOnSessions.delete(id);
      }),
    sweep: (now) =>
      run(({ singleSignOnAttempts, singleSignOnSessions }) => {
        for (const key of singleSignOnAttempts.keys(({ expiresAt }) => expiresAt <= now))
          singleSignOnAttempts.delete(key);
        for (const key of singleSignOnSessions.keys(({ expiresAt }) => expiresAt <= now))
          singleSignOnSessions.delete(key);
      }),
  };
}
