import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytesColumn, instantColumn, personIdColumn } from './columns.ts';
import { user } from './identity.ts';

/** The codes of an authenticator app (P4), one secret for a person; sealed, since codes are made from it. */
export const totpFactor = pgTable('totp_factor', {
  personId: personIdColumn('person_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  /** Null until the first code has shown that the app knows it. */
  secret: bytesColumn(),
  /** A new one, on its way to replace the secret. */
  pending: bytesColumn(),
  /** The last step of thirty seconds whose code was taken: none is taken twice. */
  usedStep: instantColumn('used_step').notNull().default(0),
});

/** Codes for the day on which the app is lost: each is there until it is used. */
export const backupCode = pgTable(
  'backup_code',
  {
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    hash: bytesColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.hash] }),
    check('backup_code_hash_length', sql`length(${table.hash}) = 32`),
  ],
);

/** Passkeys (P4): as second factor, and to sign in by one alone. */
export const passkey = pgTable(
  'passkey',
  {
    id: text().primaryKey(),
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: bytesColumn('public_key').notNull(),
    counter: instantColumn('counter').notNull(),
    /** How browsers reach it, with commas between them. */
    transports: text().notNull(),
    name: text().notNull(),
    /** Whether it is kept on several devices of its owner. */
    backedUp: boolean('backed_up').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    usedAt: instantColumn('used_at'),
  },
  (table) => [
    index('passkey_person_id').on(table.personId, table.createdAt),
    check('passkey_name_length', sql`length(${table.name}) between 1 and 60`),
  ],
);
