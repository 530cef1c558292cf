import { callerLinkEndings, callerLinkKinds } from '@anteroom/domain';
import { sql, type SQL } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { parseStoredConsultation } from '../stored/stored-consultation.ts';
import { parseStoredEvent } from '../stored/stored-event.ts';
import { call } from './call.ts';
import {
  agrees,
  bytesColumn,
  callIdColumn,
  callerLinkIdColumn,
  clinicIdColumn,
  consultationIdColumn,
  documentColumn,
  instantColumn,
  isOneOf,
  participantIdColumn,
  personIdColumn,
  typedEntryIdColumn,
} from './columns.ts';
import { clinic } from './organisation.ts';
import { visit } from './room.ts';

const consultationDocument = documentColumn(parseStoredConsultation);
const eventDocument = documentColumn(parseStoredEvent);

export const consultationStatuses = ['waiting', 'being-seen', 'on-hold', 'transferred', 'ended'] as const;

/** The clinic that a stay is offered to; a stay that is over has no offer. */
export const offeredTo = (state: AnyPgColumn): SQL => sql`(${state} -> 'offer' ->> 'to')`;

/** When its offer expires. */
export const offerExpiresAt = (state: AnyPgColumn): SQL => sql`((${state} -> 'offer' ->> 'expiresAt')::bigint)`;

/** The columns beside `state` are copies to search by; the checks keep them from saying anything else than it. */
export const consultation = pgTable(
  'consultation',
  {
    id: consultationIdColumn().primaryKey(),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    status: text({ enum: consultationStatuses }).notNull(),
    /** The migration defers this reference to the commit: a call and its stays are saved in any order. */
    callId: callIdColumn('call_id').references(() => call.id),
    firstArrivedAt: instantColumn('first_arrived_at').notNull(),
    revision: integer().notNull(),
    state: consultationDocument().notNull(),
  },
  (table) => [
    unique('consultation_in_clinic').on(table.id, table.clinicId),
    check('consultation_status', isOneOf(table.status, consultationStatuses)),
    check('consultation_call', sql`(${table.status} = 'being-seen') = (${table.callId} is not null)`),
    check('consultation_revision', sql`${table.revision} >= 1`),
    check(
      'consultation_state',
      agrees(table.state, { id: table.id, clinicId: table.clinicId, status: table.status, callId: table.callId }),
    ),
    index('consultation_open')
      .on(table.clinicId, table.status)
      .where(sql`${table.status} in ('waiting', 'being-seen', 'on-hold')`),
    index('consultation_call_id')
      .on(table.callId)
      .where(sql`${table.callId} is not null`),
    index('consultation_offered_to')
      .on(offeredTo(table.state))
      .where(sql`${offeredTo(table.state)} is not null`),
    index('consultation_offer_expires_at')
      .on(offerExpiresAt(table.state))
      .where(sql`${offerExpiresAt(table.state)} is not null`),
  ],
);

/** The record: what each save of a stay came from, in order. */
export const consultationEvent = pgTable(
  'consultation_event',
  {
    consultationId: consultationIdColumn('consultation_id')
      .notNull()
      .references(() => consultation.id),
    /** The revision of the stay that this event led to. */
    revision: integer().notNull(),
    /** Its place among the events of one save, from 1. */
    position: smallint().notNull(),
    event: eventDocument().notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.revision, table.position] })],
);

/**
 * Links for single callers, found by the SHA-256 of their secrets; the secrets are derived anew where one is shown. What was typed
 * for one lies sealed among everything else that was typed.
 */
export const callerLink = pgTable(
  'caller_link',
  {
    id: callerLinkIdColumn().primaryKey(),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    kind: text({ enum: callerLinkKinds }).notNull(),
    hash: bytesColumn().notNull(),
    madeAt: instantColumn('made_at').notNull(),
    madeBy: personIdColumn('made_by').notNull(),
    startsAt: instantColumn('starts_at'),
    opensAt: instantColumn('opens_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    consultationId: consultationIdColumn('consultation_id').references(() => consultation.id),
    endedAt: instantColumn('ended_at'),
    ending: text({ enum: callerLinkEndings }),
  },
  (table) => [
    check('caller_link_kind', isOneOf(table.kind, callerLinkKinds)),
    check('caller_link_ending', sql`${table.ending} is null or ${isOneOf(table.ending, callerLinkEndings)}`),
    check('caller_link_ended', sql`(${table.endedAt} is null) = (${table.ending} is null)`),
    check('caller_link_starts', sql`(${table.kind} = 'scheduled') = (${table.startsAt} is not null)`),
    check('caller_link_hash_length', sql`octet_length(${table.hash}) = 32`),
    uniqueIndex('caller_link_hash').on(table.hash),
    index('caller_link_standing')
      .on(table.clinicId, table.kind, table.opensAt)
      .where(sql`${table.endedAt} is null`),
    index('caller_link_past_time')
      .on(table.expiresAt)
      .where(sql`${table.endedAt} is null`),
    index('caller_link_clinic_id').on(table.clinicId),
    index('caller_link_consultation_id')
      .on(table.consultationId)
      .where(sql`${table.consultationId} is not null`),
  ],
);

export const entryKinds = ['details', 'message', 'note', 'answer', 'call-back', 'name', 'photo'] as const;
export const entryAuthors = ['caller', 'staff', 'guest'] as const;

/** The one table that holds what somebody typed, and only sealed. */
export const typedEntry = pgTable(
  'typed_entry',
  {
    id: typedEntryIdColumn().primaryKey(),
    /** The stay, or the visit, that it was typed in. */
    consultationId: consultationIdColumn('consultation_id').references(() => consultation.id),
    visitId: participantIdColumn('visit_id').references(() => visit.id),
    /** Or the link that staff filled in for one caller. */
    linkId: callerLinkIdColumn('link_id').references(() => callerLink.id),
    kind: text({ enum: entryKinds }).notNull(),
    at: instantColumn('at').notNull(),
    author: text({ enum: entryAuthors }).notNull(),
    sealed: bytesColumn().notNull(),
    /** When staff had a caller's message in front of them. */
    readAt: instantColumn('read_at'),
  },
  (table) => [
    check('typed_entry_kind', isOneOf(table.kind, entryKinds)),
    check('typed_entry_author', isOneOf(table.author, entryAuthors)),
    check('typed_entry_where', sql`num_nonnulls(${table.consultationId}, ${table.visitId}, ${table.linkId}) = 1`),
    check('typed_entry_guest', sql`(${table.author} = 'guest') = (${table.visitId} is not null)`),
    index('typed_entry_consultation_id').on(table.consultationId),
    index('typed_entry_visit_id')
      .on(table.visitId)
      .where(sql`${table.visitId} is not null`),
    index('typed_entry_link_id')
      .on(table.linkId)
      .where(sql`${table.linkId} is not null`),
  ],
);

/** SHA-256 of callers' tokens. */
export const callerToken = pgTable(
  'caller_token',
  {
    hash: bytesColumn().primaryKey(),
    consultationId: consultationIdColumn('consultation_id').notNull(),
    clinicId: clinicIdColumn('clinic_id').notNull(),
  },
  (table) => [
    check('caller_token_hash_length', sql`octet_length(${table.hash}) = 32`),
    foreignKey({
      name: 'caller_token_consultation_fk',
      columns: [table.consultationId, table.clinicId],
      foreignColumns: [consultation.id, consultation.clinicId],
    }),
    index('caller_token_consultation_id').on(table.consultationId),
  ],
);
