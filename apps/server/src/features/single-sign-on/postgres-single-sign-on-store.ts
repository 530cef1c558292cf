import { and, eq, gt, inArray, isNull, lte, ne } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { organisation } from '../../database/schema/organisation.ts';
import { invitation } from '../../database/schema/people.ts';
import {
  singleSignOn,
  singleSignOnAttempt,
  singleSignOnDomain,
  singleSignOnPerson,
  singleSignOnSession,
} from '../../database/schema/single-sign-on.ts';
import type { SingleSignOnStore } from './single-sign-on-store.ts';

/** Single sign-on in PostgreSQL. */
export function createPostgresSingleSignOnStore({ db, run }: Connection): SingleSignOnStore {
  return {
    async ofOrganisation(id) {
      const [found] = await run(() =>
        db.select().from(singleSignOn).where(eq(singleSignOn.organisationId, id)).execute(),
      );
      if (found === undefined) return null;
      const domains = await run(() =>
        db
          .select({ domain: singleSignOnDomain.domain })
          .from(singleSignOnDomain)
          .where(eq(singleSignOnDomain.organisationId, id))
          .execute(),
      );
      const { organisationId, settings, sealedSecret } = found;
      return {
        organisationId,
        sealedSecret,
        settings: { ...settings, domains: domains.map(({ domain }) => domain).sort() },
      };
    },
    async organisation(id) {
      const [found] = await run(() => db.select().from(organisation).where(eq(organisation.id, id)).execute());
      return found ?? null;
    },
    async organisationOfDomain(domain) {
      const [found] = await run(() =>
        db.select().from(singleSignOnDomain).where(eq(singleSignOnDomain.domain, domain)).execute(),
      );
      return found?.organisationId ?? null;
    },
    async save({ organisationId, settings: { domains, ...settings }, sealedSecret }) {
      await run(() =>
        db
          .insert(singleSignOn)
          .values({ organisationId, settings, sealedSecret })
          .onConflictDoUpdate({ target: singleSignOn.organisationId, set: { settings, sealedSecret } })
          .execute(),
      );
      await run(() =>
        db.delete(singleSignOnDomain).where(eq(singleSignOnDomain.organisationId, organisationId)).execute(),
      );
      if (domains.length === 0) return;
      await run(() =>
        db
          .insert(singleSignOnDomain)
          .values(domains.map((domain) => ({ domain, organisationId })))
          .execute(),
      );
    },
    async takenDomains(id, domains) {
      const rows = await run(() =>
        db
          .select({ domain: singleSignOnDomain.domain })
          .from(singleSignOnDomain)
          .where(and(inArray(singleSignOnDomain.domain, [...domains]), ne(singleSignOnDomain.organisationId, id)))
          .execute(),
      );
      return rows.map(({ domain }) => domain).sort();
    },
    async isInvited(id, email, now) {
      const open = and(
        eq(invitation.organisationId, id),
        eq(invitation.email, email),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
        gt(invitation.expiresAt, now),
      );
      const rows = await run(() => db.select({ id: invitation.id }).from(invitation).where(open).limit(1).execute());
      return rows.length > 0;
    },
    async personOf(id, subject) {
      const [found] = await run(() =>
        db
          .select({ personId: singleSignOnPerson.personId })
          .from(singleSignOnPerson)
          .where(and(eq(singleSignOnPerson.organisationId, id), eq(singleSignOnPerson.subject, subject)))
          .execute(),
      );
      return found?.personId ?? null;
    },
    async tie(organisationId, subject, personId) {
      await run(() => db.insert(singleSignOnPerson).values({ organisationId, subject, personId }).execute());
    },
    async untieAll(id) {
      await run(() => db.delete(singleSignOnPerson).where(eq(singleSignOnPerson.organisationId, id)).execute());
    },
    async begin(attempt) {
      await run(() => db.insert(singleSignOnAttempt).values(attempt).execute());
    },
    async takeAttempt(hash) {
      const [taken] = await run(() =>
        db.delete(singleSignOnAttempt).where(eq(singleSignOnAttempt.hash, hash)).returning().execute(),
      );
      return taken ?? null;
    },
    async addSession(session) {
      await run(() => db.insert(singleSignOnSession).values(session).execute());
    },
    async session(sessionId) {
      const [found] = await run(() =>
        db.select().from(singleSignOnSession).where(eq(singleSignOnSession.sessionId, sessionId)).execute(),
      );
      return found ?? null;
    },
    sessionsOf: (id) =>
      run(() =>
        db
          .select()
          .from(singleSignOnSession)
          .where(eq(singleSignOnSession.organisationId, id))
          .orderBy(singleSignOnSession.sessionId)
          .execute(),
      ),
    async removeSessions(sessionIds) {
      await run(() =>
        db
          .delete(singleSignOnSession)
          .where(inArray(singleSignOnSession.sessionId, [...sessionIds]))
          .execute(),
      );
    },
    async sweep(now) {
      await run(() => db.delete(singleSignOnAttempt).where(lte(singleSignOnAttempt.expiresAt, now)).execute());
      await run(() => db.delete(singleSignOnSession).where(lte(singleSignOnSession.expiresAt, now)).execute());
    },
  };
}
