import { sql } from 'drizzle-orm';
import { check, pgSchema } from 'drizzle-orm/pg-core';
import { bytesColumn, sealingColumn } from './schema/columns.ts';

/** A schema, or a server, of its own, so that back-ups of the data can leave the keys out. It refers to nothing. */
export const stayKeys = pgSchema('stay_keys');

export const stayKey = stayKeys.table(
  'stay_key',
  {
    /** Of a stay, of a guest's visit, or of a caller's link; the column was named when there were stays alone. */
    consultationId: sealingColumn('consultation_id').primaryKey(),
    key: bytesColumn().notNull(),
  },
  (table) => [check('stay_key_length', sql`octet_length(${table.key}) = 32`)],
);
