import { guestPhotoRules, roomEntries, roomKinds, visitOutcomes } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { callInvitation } from './call-invitation.ts';
import { call } from './call.ts';
import {
  bytesColumn,
  callIdColumn,
  callInvitationIdColumn,
  clinicIdColumn,
  guestLinkIdColumn,
  instantColumn,
  isOneOf,
  participantIdColumn,
  personIdColumn,
  roomIdColumn,
} from './columns.ts';
import { user } from './identity.ts';
import { clinic } from './organisation.ts';

/** Meeting, group and user rooms. A closed one stays for what refers to it. */
export const room = pgTable(
  'room',
  {
    id: roomIdColumn().primaryKey(),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    kind: text({ enum: roomKinds }).notNull(),
    name: text().notNull(),
    ownerId: personIdColumn('owner_id').references(() => user.id),
    entry: text({ enum: roomEntries }).notNull(),
    guestPhoto: text('guest_photo', { enum: guestPhotoRules }).notNull(),
    position: integer().notNull(),
    closedAt: instantColumn('closed_at'),
    /** The migration defers this reference to the commit: a room and its call are saved in any order. */
    callId: callIdColumn('call_id').references(() => call.id),
    revision: integer().notNull(),
  },
  (table) => [
    check('room_kind', isOneOf(table.kind, roomKinds)),
    check('room_entry', isOneOf(table.entry, roomEntries)),
    check('room_guest_photo', isOneOf(table.guestPhoto, guestPhotoRules)),
    check('room_owner', sql`(${table.kind} = 'user') = (${table.ownerId} is not null)`),
    check('room_name', sql`(${table.kind} = 'user') = (${table.name} = '')`),
    check('room_closed', sql`${table.closedAt} is null or ${table.callId} is null`),
    check('room_revision', sql`${table.revision} >= 1`),
    // At most one user room a member and clinic.
    uniqueIndex('room_one_of_owner')
      .on(table.clinicId, table.ownerId)
      .where(sql`${table.ownerId} is not null and ${table.closedAt} is null`),
    index('room_open')
      .on(table.clinicId, table.position)
      .where(sql`${table.closedAt} is null`),
    index('room_clinic_id').on(table.clinicId),
    index('room_owner_id').on(table.ownerId),
    index('room_call_id')
      .on(table.callId)
      .where(sql`${table.callId} is not null`),
  ],
);

/** The revision of each clinic's list of rooms; a clinic without a row is at 0. */
export const roomList = pgTable('room_list', {
  clinicId: clinicIdColumn('clinic_id')
    .primaryKey()
    .references(() => clinic.id),
  revision: integer().notNull(),
});

/** Links for guests, found by the SHA-256 of their secrets; the secrets are derived anew where one is shown. */
export const guestLink = pgTable(
  'guest_link',
  {
    id: guestLinkIdColumn().primaryKey(),
    roomId: roomIdColumn('room_id')
      .notNull()
      .references(() => room.id),
    hash: bytesColumn().notNull(),
    madeAt: instantColumn('made_at').notNull(),
    madeBy: personIdColumn('made_by').notNull(),
    expiresAt: instantColumn('expires_at'),
    revokedAt: instantColumn('revoked_at'),
  },
  (table) => [
    check('guest_link_hash_length', sql`octet_length(${table.hash}) = 32`),
    uniqueIndex('guest_link_hash').on(table.hash),
    index('guest_link_room_id').on(table.roomId),
  ],
);

export const visitStatuses = ['knocking', 'inside', 'over'] as const;

/** Visits of a room's guests and of those who were invited into a call; who they are lies sealed elsewhere, and is erased when the visit is over. */
export const visit = pgTable(
  'visit',
  {
    id: participantIdColumn().primaryKey(),
    roomId: roomIdColumn('room_id').references(() => room.id),
    linkId: guestLinkIdColumn('link_id').references(() => guestLink.id),
    invitationId: callInvitationIdColumn('invitation_id').references(() => callInvitation.id),
    arrivedAt: instantColumn('arrived_at').notNull(),
    status: text({ enum: visitStatuses }).notNull(),
    since: instantColumn('since').notNull(),
    returned: boolean().notNull(),
    /** Deferred to the commit, as in `room`. */
    callId: callIdColumn('call_id').references(() => call.id),
    admittedBy: personIdColumn('admitted_by'),
    outcome: text({ enum: visitOutcomes }),
  },
  (table) => [
    check('visit_status', isOneOf(table.status, visitStatuses)),
    check('visit_outcome', isOneOf(table.outcome, visitOutcomes)),
    check(
      'visit_where',
      sql`num_nulls(${table.roomId}, ${table.linkId}) = case when ${table.invitationId} is null then 0 else 2 end`,
    ),
    check(
      'visit_state',
      sql`case ${table.status}
        when 'knocking' then ${table.callId} is null and ${table.outcome} is null
        when 'inside' then ${table.callId} is not null and ${table.outcome} is null
        else ${table.callId} is null and ${table.outcome} is not null end`,
    ),
    index('visit_open')
      .on(table.roomId)
      .where(sql`${table.status} <> 'over'`),
    index('visit_room_id').on(table.roomId),
    index('visit_link_id').on(table.linkId),
    index('visit_invitation_id')
      .on(table.invitationId)
      .where(sql`${table.invitationId} is not null`),
    // Of one person at a time, whoever presses at the same moment.
    uniqueIndex('visit_one_of_invitation')
      .on(table.invitationId)
      .where(sql`${table.invitationId} is not null and ${table.status} <> 'over'`),
    index('visit_call_id')
      .on(table.callId)
      .where(sql`${table.callId} is not null`),
  ],
);

/** SHA-256 of guests' tokens. */
export const visitToken = pgTable(
  'visit_token',
  {
    hash: bytesColumn().primaryKey(),
    visitId: participantIdColumn('visit_id')
      .notNull()
      .references(() => visit.id),
  },
  (table) => [
    check('visit_token_hash_length', sql`octet_length(${table.hash}) = 32`),
    index('visit_token_visit_id').on(table.visitId),
  ],
);
