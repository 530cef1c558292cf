import { invitedAs } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { call } from './call.ts';
import {
  bytesColumn,
  callIdColumn,
  callInvitationIdColumn,
  clinicIdColumn,
  instantColumn,
  isOneOf,
  personIdColumn,
} from './columns.ts';
import { clinic } from './organisation.ts';

/**
 * Invitations into calls, found by the SHA-256 of their secrets; the secrets are derived anew where one is shown. To whom one
 * was sent stands nowhere.
 */
export const callInvitation = pgTable(
  'call_invitation',
  {
    id: callInvitationIdColumn().primaryKey(),
    callId: callIdColumn('call_id')
      .notNull()
      .references(() => call.id),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    as: text({ enum: invitedAs }).notNull(),
    hash: bytesColumn().notNull(),
    madeAt: instantColumn('made_at').notNull(),
    madeBy: personIdColumn('made_by').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    withdrawnAt: instantColumn('withdrawn_at'),
    /** What whoever used it agreed to: `document.version` for each, with spaces between. */
    agreed: text().notNull().default(''),
  },
  (table) => [
    check('call_invitation_as', isOneOf(table.as, invitedAs)),
    check('call_invitation_hash_length', sql`octet_length(${table.hash}) = 32`),
    uniqueIndex('call_invitation_hash').on(table.hash),
    index('call_invitation_call_id').on(table.callId),
    index('call_invitation_clinic_id').on(table.clinicId),
  ],
);
