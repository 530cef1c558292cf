import { pictureTypes, settingKeys } from '@anteroom/domain';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytesColumn, clinicIdColumn, documentColumn, isOneOf, organisationIdColumn } from './columns.ts';
import { clinic, organisation } from './organisation.ts';

/** Read as a whole and parsed by `parseOverrides`; a plain `jsonb` would make a number of the text "112". */
const valueColumn = documentColumn((value) => value);

/** What an organisation has set (S10). A row without a value is one that was given back; its revision goes on. */
export const organisationSetting = pgTable(
  'organisation_setting',
  {
    organisationId: organisationIdColumn('organisation_id')
      .notNull()
      .references(() => organisation.id),
    key: text({ enum: settingKeys }).notNull(),
    value: valueColumn(),
    revision: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.key] }),
    check('organisation_setting_key', isOneOf(table.key, settingKeys)),
    check('organisation_setting_revision', sql`${table.revision} > 0`),
  ],
);

/** What a clinic has set. */
export const clinicSetting = pgTable(
  'clinic_setting',
  {
    clinicId: clinicIdColumn('clinic_id')
      .notNull()
      .references(() => clinic.id),
    key: text({ enum: settingKeys }).notNull(),
    value: valueColumn(),
    revision: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.key] }),
    check('clinic_setting_key', isOneOf(table.key, settingKeys)),
    check('clinic_setting_revision', sql`${table.revision} > 0`),
  ],
);

/** The one logo of an organisation, or of a clinic of it. */
export const picture = pgTable(
  'picture',
  {
    /** SHA-256 of whose it is and of its bytes, in base64url: its address. */
    hash: text().primaryKey(),
    organisationId: organisationIdColumn('organisation_id').references(() => organisation.id),
    clinicId: clinicIdColumn('clinic_id').references(() => clinic.id),
    type: text({ enum: pictureTypes }).notNull(),
    bytes: bytesColumn().notNull(),
  },
  (table) => [
    check('picture_of_one', sql`(${table.organisationId} is null) <> (${table.clinicId} is null)`),
    check('picture_type', isOneOf(table.type, pictureTypes)),
    index('picture_organisation_id').on(table.organisationId),
    index('picture_clinic_id').on(table.clinicId),
  ],
);
