import { pictureTypes } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import {
  bytesColumn,
  clinicIdColumn,
  instantColumn,
  isOneOf,
  organisationIdColumn,
  typedEntryIdColumn,
} from './columns.ts';
import { clinic, organisation } from './organisation.ts';

export const waitingFileTypes = [...pictureTypes, 'application/pdf'] as const;

/** The pictures and documents of clinics' waiting pages (E6). */
export const waitingFile = pgTable(
  'waiting_file',
  {
    /** SHA-256 of whose it is and of its bytes, in base64url: its address. */
    hash: text().primaryKey(),
    organisationId: organisationIdColumn('organisation_id').references(() => organisation.id),
    clinicId: clinicIdColumn('clinic_id').references(() => clinic.id),
    type: text({ enum: waitingFileTypes }).notNull(),
    bytes: bytesColumn().notNull(),
    /** When it was last put here; what nothing names is let go of a day later. */
    putAt: instantColumn('put_at').notNull(),
  },
  (table) => [
    check('waiting_file_of_one', sql`(${table.organisationId} is null) <> (${table.clinicId} is null)`),
    check('waiting_file_type', isOneOf(table.type, waitingFileTypes)),
    index('waiting_file_organisation_id').on(table.organisationId),
    index('waiting_file_clinic_id').on(table.clinicId),
    index('waiting_file_put_at').on(table.putAt),
  ],
);

/** How long people waited in each clinic, without who they were (E6): what an estimate is made of. */
export const pastWait = pgTable(
  'past_wait',
  {
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    seenAt: instantColumn('seen_at').notNull(),
    /** In milliseconds. */
    waited: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    // Two of the same moment and length count as one.
    primaryKey({ columns: [table.clinicId, table.seenAt, table.waited] }),
    index('past_wait_seen_at').on(table.seenAt),
  ],
);

/** Who may still answer a survey: the SHA-256 of the token that their browser holds, and nothing that leads to a stay (E11). */
export const surveyTicket = pgTable(
  'survey_ticket',
  {
    hash: bytesColumn().primaryKey(),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    endedAt: instantColumn('ended_at').notNull(),
  },
  (table) => [
    check('survey_ticket_hash_length', sql`octet_length(${table.hash}) = 32`),
    index('survey_ticket_clinic_id').on(table.clinicId),
    index('survey_ticket_ended_at').on(table.endedAt),
  ],
);

/** Answers, with the month alone. The sentence is sealed; an answer is shown once it is one of a handful. */
export const surveyAnswer = pgTable(
  'survey_answer',
  {
    id: typedEntryIdColumn().primaryKey(),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    /** Counted from January of the year 0. */
    month: integer().notNull(),
    score: smallint().notNull(),
    sentence: bytesColumn(),
    isShown: boolean('is_shown').notNull(),
  },
  (table) => [
    check('survey_answer_score', sql`${table.score} between 1 and 5`),
    index('survey_answer_clinic').on(table.clinicId, table.isShown, table.month, table.id),
    index('survey_answer_month').on(table.month),
  ],
);
