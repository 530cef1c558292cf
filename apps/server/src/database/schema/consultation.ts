import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { parseStoredConsultation } from '../stored/stored-consultation.ts';
import { parseStoredEvent } from '../stored/stored-event.ts';
import { call } from './call.ts';
import {
  agrees,
  bytesColumn,
  callIdColumn,
  clinicIdColumn,
  consultationIdColumn,
  documentColumn,
  instantColumn,
  isOneOf,
  participantIdColumn,
  typedEntryIdColumn,
} from './columns.ts';
import { clinic } from './organisation.ts';
import { visit } from './room.ts';

const consultationDocument = documentColumn(parseStoredConsultation);
const eventDocument = documentColumn(parseStoredEvent);

export const consultationStatuses = ['waiting', 'being-seen', 'on-hold', 'transferred', 'ended'] as const;

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

export const entryKinds = ['details', 'message', 'note', 'answer', 'name', 'photo'] as const;
export const entryAuthors = ['caller', 'staff', 'guest'] as const;

/** The one table that holds what somebody typed, and only sealed. */
export const typedEntry = pgTable(
  'typed_entry',
  {
    id: typedEntryIdColumn().primaryKey(),
    /** The stay, or the visit, that it was typed in. */
    consultationId: consultationIdColumn('consultation_id').references(() => consultation.id),
    visitId: participantIdColumn('visit_id').references(() => visit.id),
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
    check('typed_entry_where', sql`(${table.consultationId} is null) <> (${table.visitId} is null)`),
    check('typed_entry_guest', sql`(${table.author} = 'guest') = (${table.visitId} is not null)`),
    index('typed_entry_consultation_id').on(table.consultationId),
    index('typed_entry_visit_id')
      .on(table.visitId)
      .where(sql`${table.visitId} is not null`),
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
