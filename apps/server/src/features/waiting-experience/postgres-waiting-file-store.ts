import { and, count, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { clinic } from '../../database/schema/organisation.ts';
import { clinicSetting, organisationSetting } from '../../database/schema/settings.ts';
import { waitingFile } from '../../database/schema/waiting-experience.ts';
import type { Scope } from '../settings/read-model.ts';
import type { WaitingFileStore } from './waiting-file-store.ts';

/** The files of waiting pages in PostgreSQL. */
export function createPostgresWaitingFileStore({ db, run }: Connection): WaitingFileStore {
  const ofScope = (scope: Scope) =>
    'clinicId' in scope
      ? eq(waitingFile.clinicId, scope.clinicId)
      : eq(waitingFile.organisationId, scope.organisationId);
  const names = sql`strpos(value::text, ${waitingFile.hash}) > 0`;
  const namedByClinic = sql`exists (select 1 from ${clinicSetting} where clinic_id = ${waitingFile.clinicId}
    and key = 'waitingContent' and ${names})`;
  const namedByOrganisation = sql`exists (select 1 from ${organisationSetting}
    where organisation_id = ${waitingFile.organisationId} and key = 'waitingContent' and ${names})`;
  const namedBelow = sql`exists (select 1 from ${clinic} join ${clinicSetting} on clinic_id = ${clinic.id}
    where ${clinic.organisationId} = ${waitingFile.organisationId} and key = 'waitingContent' and ${names})`;
  return {
    async put(scope, { hash, type, bytes }, at) {
      await run(() =>
        db
          .insert(waitingFile)
          .values({ hash, type, bytes, putAt: at, ...scope })
          .onConflictDoUpdate({ target: waitingFile.hash, set: { putAt: at } })
          .execute(),
      );
    },
    async count(scope) {
      const [row] = await run(() => db.select({ files: count() }).from(waitingFile).where(ofScope(scope)).execute());
      return row?.files ?? 0;
    },
    async byHash(hash) {
      const [found] = await run(() =>
        db
          .select({ hash: waitingFile.hash, type: waitingFile.type, bytes: waitingFile.bytes })
          .from(waitingFile)
          .where(eq(waitingFile.hash, hash))
          .execute(),
      );
      return found ?? null;
    },
    async typesOf(hashes, scopes) {
      if (hashes.length === 0) return new Map();
      const rows = await run(() =>
        db
          .select({ hash: waitingFile.hash, type: waitingFile.type })
          .from(waitingFile)
          .where(and(inArray(waitingFile.hash, [...hashes]), or(...scopes.map(ofScope))))
          .execute(),
      );
      return new Map(rows.map(({ hash, type }) => [hash, type]));
    },
    async dropUnused(before) {
      const dropped = await run(() =>
        db
          .delete(waitingFile)
          .where(
            and(
              lt(waitingFile.putAt, before),
              sql`not ${namedByClinic}`,
              sql`not ${namedByOrganisation}`,
              sql`not ${namedBelow}`,
            ),
          )
          .returning({ hash: waitingFile.hash })
          .execute(),
      );
      return dropped.length;
    },
  };
}
