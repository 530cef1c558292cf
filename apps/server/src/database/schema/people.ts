import { clinicRoles, organisationRoles } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import {
  bytesColumn,
  clinicIdColumn,
  instantColumn,
  invitationIdColumn,
  isOneOf,
  organisationIdColumn,
  personIdColumn,
} from './columns.ts';
import { user } from './identity.ts';
import { clinic, organisation } from './organisation.ts';

const offeredRoles = [...organisationRoles, ...clinicRoles, 'service-referrer'] as const;

/** Questions whether somebody takes a role (P3). The secret in the e-mail is kept as its SHA-256 alone. */
export const invitation = pgTable(
  'invitation',
  {
    id: invitationIdColumn().primaryKey(),
    tokenHash: bytesColumn('token_hash').notNull().unique(),
    email: text().notNull(),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    clinicId: clinicIdColumn('clinic_id').references(() => clinic.id),
    role: text({ enum: offeredRoles }).notNull(),
    waitingArea: boolean('waiting_area').notNull(),
    meetingRooms: boolean('meeting_rooms').notNull(),
    userRoom: boolean('user_room').notNull(),
    /** Null for the platform's operator. */
    invitedBy: personIdColumn('invited_by').references(() => user.id, { onDelete: 'cascade' }),
    /** The language in which it was written. */
    locale: text().notNull(),
    invitedAt: instantColumn('invited_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    acceptedAt: instantColumn('accepted_at'),
    withdrawnAt: instantColumn('withdrawn_at'),
  },
  (table) => [
    check('invitation_token_hash', sql`octet_length(${table.tokenHash}) = 32`),
    check('invitation_email', sql`${table.email} = lower(${table.email})`),
    check(
      'invitation_role',
      sql`case when ${table.clinicId} is null then ${isOneOf(table.role, organisationRoles)}
        else ${isOneOf(table.role, [...clinicRoles, 'service-referrer'])} end`,
    ),
    check('invitation_settled', sql`${table.acceptedAt} is null or ${table.withdrawnAt} is null`),
    // One question at a time to one person about one place.
    uniqueIndex('invitation_open')
      .on(table.organisationId, sql`coalesce(${table.clinicId}, '')`, table.email)
      .where(sql`${table.acceptedAt} is null and ${table.withdrawnAt} is null`),
    index('invitation_clinic_id').on(table.clinicId),
    index('invitation_invited_by').on(table.invitedBy),
  ],
);

/** What somebody is called in one clinic, where that isn't their own name (P5). */
export const displayName = pgTable(
  'display_name',
  {
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    name: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.clinicId] }),
    check('display_name_name', sql`length(${table.name}) between 1 and 200`),
    index('display_name_clinic_id').on(table.clinicId),
  ],
);

/** Accounts that the operator has closed (P6): they can't sign in, and are nobody anywhere. */
export const disabledAccount = pgTable('disabled_account', {
  personId: personIdColumn('person_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  disabledAt: instantColumn('disabled_at').notNull(),
});

/** When somebody's pages were last connected (P3). */
export const personSeen = pgTable('person_seen', {
  personId: personIdColumn('person_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  at: instantColumn('at').notNull(),
});

/**
 * Who is something else than before, the newest last: every node looks here each second, so that a change takes effect on
 * its pages whoever made it, another node or the command line. It refers to nobody, and is forgotten after a while.
 */
export const standingChange = pgTable(
  'standing_change',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: personIdColumn('person_id').notNull(),
    // By the database's own clock, which all nodes share.
    at: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [index('standing_change_at').on(table.at)],
);
