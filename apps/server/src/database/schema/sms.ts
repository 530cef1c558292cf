import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { clinicIdColumn, instantColumn } from './columns.ts';
import { clinic } from './organisation.ts';

/** What the demo shows in place of sending it; empty in production. */
export const keptSms = pgTable('kept_sms', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instantColumn('at').notNull(),
  to: text('to_number').notNull(),
  text: text().notNull(),
});

/** How many messages a clinic has sent in the last hour in which it sent any; never to whom. */
export const smsCount = pgTable('sms_count', {
  clinicId: clinicIdColumn('clinic_id')
    .primaryKey()
    .references(() => clinic.id),
  /** Hours since 1970. */
  hour: bigint({ mode: 'number' }).notNull(),
  sent: integer().notNull(),
});
