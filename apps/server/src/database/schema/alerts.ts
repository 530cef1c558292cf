import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { bytesColumn, clinicIdColumn, consultationIdColumn, instantColumn, personIdColumn } from './columns.ts';
import { consultation } from './consultation.ts';
import { session, user } from './identity.ts';
import { clinic } from './organisation.ts';

/** How somebody wants to hear that callers wait, for each clinic (W5). */
export const waitingAlert = pgTable(
  'waiting_alert',
  {
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    inPage: boolean('in_page').notNull(),
    desktop: boolean().notNull(),
    email: boolean().notNull(),
    sms: boolean().notNull(),
    push: boolean().notNull(),
    /** How long a caller has waited before anybody hears of it, in minutes. */
    afterMinutes: smallint('after_minutes').notNull(),
    /** Only while none of their pages shows this waiting area. */
    onlyAway: boolean('only_away').notNull(),
    /** The language in which it was set, and in which letters are written. */
    locale: text().notNull(),
    /** The number for text messages, sealed by the server's secret. */
    sealedPhone: bytesColumn('sealed_phone'),
    /** Nobody hears of callers who were due before. */
    setAt: instantColumn('set_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.clinicId] }),
    check('waiting_alert_after', sql`${table.afterMinutes} between 0 and 240`),
    index('waiting_alert_clinic_id').on(table.clinicId),
  ],
);

/** Who has been alerted to whom: whoever adds the row sends, on whichever node. Forgotten with the wait. */
export const waitingAlertSent = pgTable(
  'waiting_alert_sent',
  {
    consultationId: consultationIdColumn('consultation_id')
      .notNull()
      .references(() => consultation.id),
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    at: instantColumn('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.personId] }),
    index('waiting_alert_sent_person_id').on(table.personId),
  ],
);

/** Browsers of staff that take Web Push, for as long as their session lasts. The address is sealed by the server's secret. */
export const pushSubscription = pgTable(
  'push_subscription',
  {
    /** SHA-256 of the address. */
    hash: bytesColumn().primaryKey(),
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    sessionId: text('session_id')
      .notNull()
      .references(() => session.id, { onDelete: 'cascade' }),
    sealed: bytesColumn().notNull(),
    at: instantColumn('at').notNull(),
  },
  (table) => [
    check('push_subscription_hash', sql`octet_length(${table.hash}) = 32`),
    index('push_subscription_person_id').on(table.personId),
    index('push_subscription_session_id').on(table.sessionId),
  ],
);
