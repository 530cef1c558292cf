import { clinicRoles, organisationRoles } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { clinicIdColumn, instantColumn, isOneOf, organisationIdColumn, personIdColumn } from './columns.ts';
import { user } from './identity.ts';

const slug = (column: AnyPgColumn) =>
  sql`length(${column}) between 2 and 60 and ${column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`;

export const organisation = pgTable(
  'organisation',
  {
    id: organisationIdColumn().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** Since when its clinics are all closed. */
    closedAt: instantColumn('closed_at'),
  },
  (table) => [
    check('organisation_slug', slug(table.slug)),
    foreignKey({
      name: 'organisation_slug_own_fk',
      columns: [table.id, table.slug],
      foreignColumns: [organisationSlug.organisationId, organisationSlug.slug],
    }),
  ],
);

/** Every slug that an organisation has or had: nobody else takes one of them by a race, and old links forward. */
export const organisationSlug = pgTable(
  'organisation_slug',
  {
    slug: text().primaryKey(),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references((): AnyPgColumn => organisation.id),
  },
  (table) => [unique('organisation_slug_of').on(table.organisationId, table.slug)],
);

/** Its id also stands in `waiting_area`, and the other way round: no clinic without its one waiting area. */
export const clinic = pgTable(
  'clinic',
  {
    id: clinicIdColumn()
      .primaryKey()
      .references((): AnyPgColumn => waitingArea.clinicId),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** Since when it takes nobody in any more. */
    closedAt: instantColumn('closed_at'),
  },
  (table) => [
    check('clinic_slug', slug(table.slug)),
    // Lists of an organisation's clinics are by name, in the order of bytes.
    index('clinic_organisation_id').on(table.organisationId, sql`${table.name} collate "C"`),
    foreignKey({
      name: 'clinic_slug_own_fk',
      columns: [table.id, table.slug],
      foreignColumns: [clinicSlug.clinicId, clinicSlug.slug],
    }),
  ],
);

/** Every slug that a clinic has or had. */
export const clinicSlug = pgTable(
  'clinic_slug',
  {
    slug: text().primaryKey(),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references((): AnyPgColumn => clinic.id),
  },
  (table) => [unique('clinic_slug_of').on(table.clinicId, table.slug)],
);

export const waitingArea = pgTable(
  'waiting_area',
  {
    clinicId: clinicIdColumn('clinic_id')
      .primaryKey()
      .references(() => clinic.id),
    revision: integer().notNull().default(0),
  },
  (table) => [check('waiting_area_revision', sql`${table.revision} >= 0`)],
);

export const organisationRole = pgTable(
  'organisation_role',
  {
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    role: text({ enum: organisationRoles }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.organisationId] }),
    index('organisation_role_organisation_id').on(table.organisationId),
    check('organisation_role_role', isOneOf(table.role, organisationRoles)),
  ],
);

export const clinicRole = pgTable(
  'clinic_role',
  {
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    role: text({ enum: clinicRoles }).notNull(),
    waitingArea: boolean('waiting_area').notNull(),
    meetingRooms: boolean('meeting_rooms').notNull(),
    userRoom: boolean('user_room').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.clinicId] }),
    index('clinic_role_clinic_id').on(table.clinicId),
    check('clinic_role_role', isOneOf(table.role, clinicRoles)),
  ],
);

/** Who may transfer callers into a clinic without being a member of it (S8). */
export const serviceReferrer = pgTable(
  'service_referrer',
  {
    personId: personIdColumn('person_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.clinicId] }),
    index('service_referrer_clinic_id').on(table.clinicId),
  ],
);
