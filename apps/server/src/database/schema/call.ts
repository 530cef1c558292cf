import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { parseStoredCall } from '../stored/stored-call.ts';
import { agrees, callIdColumn, documentColumn, isOneOf, personIdColumn } from './columns.ts';

const callDocument = documentColumn(parseStoredCall);

export const callStatuses = ['open', 'ended'] as const;

/** The columns beside `state` are copies to search by; the checks keep them from saying anything else than it. */
export const call = pgTable(
  'call',
  {
    id: callIdColumn().primaryKey(),
    status: text({ enum: callStatuses }).notNull(),
    revision: integer().notNull(),
    state: callDocument().notNull(),
  },
  (table) => [
    check('call_status', isOneOf(table.status, callStatuses)),
    check('call_revision', sql`${table.revision} >= 1`),
    check('call_state', agrees(table.state, { id: table.id, status: table.status })),
    index('call_open')
      .on(table.id)
      .where(sql`${table.status} = 'open'`),
  ],
);

/** Who is in which open call: its key lets nobody be in two, however many pages press Join at once. */
export const callProvider = pgTable(
  'call_provider',
  {
    personId: personIdColumn('person_id').primaryKey(),
    callId: callIdColumn('call_id')
      .notNull()
      .references(() => call.id),
  },
  (table) => [index('call_provider_call_id').on(table.callId)],
);
