import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { pastWait } from '../../database/schema/waiting-experience.ts';
import type { PastWaitStore } from './past-wait-store.ts';

const given = sql.placeholder;

const noteWait = statement((db) =>
  db
    .insert(pastWait)
    .values({ clinicId: given('clinicId'), seenAt: given('seenAt'), waited: given('waited') })
    .onConflictDoNothing()
    .prepare('note_wait'),
);

/** Past waits in PostgreSQL. */
export function createPostgresPastWaitStore(connection: Connection): PastWaitStore {
  const { db, run } = connection;
  return {
    async note(clinicId, { seenAt, waited }) {
      await run(() => noteWait(connection).execute({ clinicId, seenAt, waited }));
    },
    recent: (clinicId, since, limit) =>
      run(() =>
        db
          .select({ seenAt: pastWait.seenAt, waited: pastWait.waited })
          .from(pastWait)
          .where(and(eq(pastWait.clinicId, clinicId), gte(pastWait.seenAt, since)))
          .orderBy(desc(pastWait.seenAt), desc(pastWait.waited))
          .limit(limit)
          .execute(),
      ),
    async forget(before) {
      await run(() => db.delete(pastWait).where(lt(pastWait.seenAt, before)).execute());
    },
  };
}
