import type { SettingKey } from '@anteroom/domain';
import { parseOverrides } from '@anteroom/protocol';
import { and, eq, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { Connection } from '../../database/postgres/connection.ts';
import { clinic, clinicRole, organisationRole, serviceReferrer } from '../../database/schema/organisation.ts';
import { clinicSetting, organisationSetting, picture } from '../../database/schema/settings.ts';
import type { PictureStore, Scope, SettingStore } from './setting-store.ts';

/** What organisations and clinics have set, in PostgreSQL. */
export function createPostgresSettingStore({ db, run }: Connection): SettingStore {
  const rowsOf = (scope: Scope) =>
    'clinicId' in scope
      ? run(() => db.select().from(clinicSetting).where(eq(clinicSetting.clinicId, scope.clinicId)).execute())
      : run(() =>
          db
            .select()
            .from(organisationSetting)
            .where(eq(organisationSetting.organisationId, scope.organisationId))
            .execute(),
        );
  return {
    async of(scope) {
      const rows = await rowsOf(scope);
      const set = rows.filter(({ value }) => value !== null);
      return {
        overrides: parseOverrides(Object.fromEntries(set.map(({ key, value }) => [key, value]))),
        revisions: new Map<SettingKey, number>(rows.map(({ key, revision }) => [key, revision])),
      };
    },
    async change(scope, { key, value }, seen) {
      const row = { key, value: value ?? null, revision: seen + 1 };
      const set = { value: row.value, revision: row.revision };
      const changed =
        'clinicId' in scope
          ? await run(() =>
              db
                .insert(clinicSetting)
                .values({ clinicId: scope.clinicId, ...row })
                .onConflictDoUpdate({
                  target: [clinicSetting.clinicId, clinicSetting.key],
                  set,
                  setWhere: sql`${clinicSetting.revision} = ${seen}`,
                })
                .returning({ revision: clinicSetting.revision })
                .execute(),
            )
          : await run(() =>
              db
                .insert(organisationSetting)
                .values({ organisationId: scope.organisationId, ...row })
                .onConflictDoUpdate({
                  target: [organisationSetting.organisationId, organisationSetting.key],
                  set,
                  setWhere: sql`${organisationSetting.revision} = ${seen}`,
                })
                .returning({ revision: organisationSetting.revision })
                .execute(),
            );
      return changed.length === 1;
    },
    async idleLocksOf(person) {
      const places = union(
        db
          .select({ id: organisationRole.organisationId })
          .from(organisationRole)
          .where(eq(organisationRole.personId, person)),
        db
          .select({ id: clinic.organisationId })
          .from(clinicRole)
          .innerJoin(clinic, eq(clinic.id, clinicRole.clinicId))
          .where(eq(clinicRole.personId, person)),
        db
          .select({ id: clinic.organisationId })
          .from(serviceReferrer)
          .innerJoin(clinic, eq(clinic.id, serviceReferrer.clinicId))
          .where(eq(serviceReferrer.personId, person)),
      ).as('places');
      const isIts = and(
        eq(organisationSetting.organisationId, places.id),
        eq(organisationSetting.key, 'idleLockMinutes'),
      );
      const rows = await run(() =>
        db.select({ value: organisationSetting.value }).from(places).leftJoin(organisationSetting, isIts).execute(),
      );
      return rows.map(({ value }) =>
        value === null ? null : (parseOverrides({ idleLockMinutes: value }).idleLockMinutes ?? null),
      );
    },
  };
}

/** Logos in PostgreSQL. */
export function createPostgresPictureStore({ db, run }: Connection): PictureStore {
  const ofScope = (scope: Scope) =>
    'clinicId' in scope ? eq(picture.clinicId, scope.clinicId) : eq(picture.organisationId, scope.organisationId);
  const drop = (scope: Scope) => run(() => db.delete(picture).where(ofScope(scope)).execute());
  return {
    async put(scope, { hash, type, bytes }) {
      await drop(scope);
      await run(() =>
        db
          .insert(picture)
          .values({ hash, type, bytes, ...scope })
          .execute(),
      );
    },
    async drop(scope) {
      await drop(scope);
    },
    async byHash(hash) {
      const [found] = await run(() => db.select().from(picture).where(eq(picture.hash, hash)).execute());
      return found === undefined ? null : { hash: found.hash, type: found.type, bytes: found.bytes };
    },
  };
}
