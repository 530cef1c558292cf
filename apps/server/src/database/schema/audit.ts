import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { clinicIdColumn, instantColumn, isOneOf, personIdColumn } from './columns.ts';

export const actorKinds = ['staff', 'caller', 'guest', 'system', 'operator'] as const;

/**
 * It only grows: a trigger refuses to change or delete a row. It refers to nothing, so that what it tells of may be
 * erased.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instantColumn('at').notNull(),
    actorKind: text('actor_kind', { enum: actorKinds }).notNull(),
    personId: personIdColumn('person_id'),
    verb: text().notNull(),
    clinicId: clinicIdColumn('clinic_id'),
    subject: text().notNull(),
  },
  (table) => [
    check('audit_entry_actor_kind', isOneOf(table.actorKind, actorKinds)),
    check('audit_entry_actor', sql`(${table.actorKind} = 'staff') = (${table.personId} is not null)`),
    index('audit_entry_subject').on(table.subject, table.id),
  ],
);
