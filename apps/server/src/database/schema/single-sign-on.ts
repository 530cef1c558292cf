import type { SingleSignOnSettings } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { parseSingleSignOn } from '../stored/stored-single-sign-on.ts';
import { bytesColumn, documentColumn, instantColumn, organisationIdColumn, personIdColumn } from './columns.ts';
import { organisation } from './organisation.ts';
import { user } from './identity.ts';

/** An organisation's single sign-on (P4); one provider each. Its domains stand apart, so that each has one owner. */
export const singleSignOn = pgTable('single_sign_on', {
  organisationId: organisationIdColumn('organisation_id')
    .primaryKey()
    .references(() => organisation.id),
  settings: documentColumn<Omit<SingleSignOnSettings, 'domains'>>(parseSingleSignOn)('settings').notNull(),
  /** The client's secret, sealed with a key that the database doesn't hold; null where none is set. */
  sealedSecret: bytesColumn('sealed_secret'),
});

export const singleSignOnDomain = pgTable(
  'single_sign_on_domain',
  {
    domain: text().primaryKey(),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => singleSignOn.organisationId),
  },
  (table) => [
    index('single_sign_on_domain_organisation_id').on(table.organisationId),
    check('single_sign_on_domain_lower', sql`${table.domain} = lower(${table.domain})`),
  ],
);

/** Who came by a provider, under the name that it has for them. */
export const singleSignOnPerson = pgTable(
  'single_sign_on_person',
  {
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    subject: text().notNull(),
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.subject] }),
    index('single_sign_on_person_person_id').on(table.personId),
  ],
);

/** A way to a provider and back that has begun; whoever comes back takes it away. Only the hash of its name is kept. */
export const singleSignOnAttempt = pgTable(
  'single_sign_on_attempt',
  {
    hash: bytesColumn('hash').primaryKey(),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    sealed: bytesColumn('sealed').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
  },
  (table) => [
    index('single_sign_on_attempt_organisation_id').on(table.organisationId),
    index('single_sign_on_attempt_expires_at').on(table.expiresAt),
  ],
);

/**
 * Which sessions came by single sign-on. It refers to no session, since the library ends those as it likes; what outlives
 * its session goes when its time is over.
 */
export const singleSignOnSession = pgTable(
  'single_sign_on_session',
  {
    sessionId: text('session_id').primaryKey(),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    subject: text().notNull(),
    /** The provider's own name for the session there, if it said one. */
    providerSession: text('provider_session'),
    /** The organisation's domain by which it came; null for an invitation to another address. */
    domain: text(),
    expiresAt: instantColumn('expires_at').notNull(),
  },
  (table) => [
    index('single_sign_on_session_organisation_id').on(table.organisationId, table.subject),
    index('single_sign_on_session_person_id').on(table.personId),
    index('single_sign_on_session_expires_at').on(table.expiresAt),
  ],
);
