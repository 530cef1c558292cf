import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { call } from './call.ts';
import {
  callIdColumn,
  consultationIdColumn,
  instantColumn,
  isOneOf,
  nodeIdColumn,
  participantIdColumn,
  personIdColumn,
} from './columns.ts';
import { consultation } from './consultation.ts';
import { visit } from './room.ts';

export const subjectKinds = ['caller', 'provider', 'guest'] as const;
export const presenceStates = ['here', 'missing', 'gone'] as const;
export const devices = ['desktop', 'phone', 'tablet', 'unknown'] as const;

/** Whether a participant's page is connected, and the node that knows. A node's row may go before its participants do. */
export const presence = pgTable(
  'presence',
  {
    participantId: participantIdColumn('participant_id').primaryKey(),
    kind: text({ enum: subjectKinds }).notNull(),
    consultationId: consultationIdColumn('consultation_id').references(() => consultation.id),
    /** Deferred to the commit, as in `consultation`. */
    callId: callIdColumn('call_id').references(() => call.id),
    personId: personIdColumn('person_id'),
    visitId: participantIdColumn('visit_id').references(() => visit.id),
    state: text({ enum: presenceStates }).notNull(),
    since: instantColumn('since'),
    goneAt: instantColumn('gone_at'),
    nodeId: nodeIdColumn('node_id').notNull(),
    tab: text().notNull(),
    device: text({ enum: devices }).notNull(),
    microphone: boolean().notNull(),
    camera: boolean().notNull(),
    /** Name and version, such as `Firefox 153`; empty where it isn't known. */
    browser: text().notNull().default(''),
    /** What goes over their line in a call, both ways, in kbit/s. */
    bandwidth: integer(),
  },
  (table) => [
    check(
      'presence_subject',
      sql`case ${table.kind}
        when 'caller' then num_nonnulls(${table.callId}, ${table.personId}, ${table.visitId}) = 0 and ${table.consultationId} is not null
        when 'provider' then num_nonnulls(${table.consultationId}, ${table.visitId}) = 0 and num_nulls(${table.callId}, ${table.personId}) = 0
        when 'guest' then num_nonnulls(${table.consultationId}, ${table.callId}, ${table.personId}) = 0 and ${table.visitId} is not null
        else false end`,
    ),
    check(
      'presence_state',
      sql`case ${table.state}
        when 'missing' then ${table.since} is not null
        when 'here' then ${table.since} is null and ${table.goneAt} is null
        when 'gone' then ${table.since} is null and ${table.goneAt} is null
        else false end`,
    ),
    check('presence_device', isOneOf(table.device, devices)),
    index('presence_due')
      .on(table.goneAt)
      .where(sql`${table.goneAt} is not null`),
    index('presence_node_id').on(table.nodeId),
    index('presence_visit_id')
      .on(table.visitId)
      .where(sql`${table.visitId} is not null`),
  ],
);

/** The running server processes. */
export const node = pgTable('node', {
  id: nodeIdColumn().primaryKey(),
  beatAt: instantColumn('beat_at').notNull(),
});
