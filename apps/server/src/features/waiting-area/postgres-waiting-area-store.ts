import { eq, sql } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { waitingArea } from '../../database/schema/organisation.ts';
import type { WaitingAreaStore } from './waiting-area-store.ts';

const raiseRevision = statement((db) =>
  db
    .update(waitingArea)
    .set({ revision: sql`${waitingArea.revision} + 1` })
    .where(eq(waitingArea.clinicId, sql.placeholder('clinicId')))
    .returning({ revision: waitingArea.revision })
    .prepare('raise_revision'),
);

/**
 * Revisions of waiting lists in PostgreSQL. Whoever raises one holds its row until their transaction commits, so the
 * changes of a clinic commit in the order of their revisions.
 */
export function createPostgresWaitingAreaStore(connection: Connection): WaitingAreaStore {
  const { db, run } = connection;
  return {
    async revision(clinicId) {
      const rows = await run(() =>
        db
          .select({ revision: waitingArea.revision })
          .from(waitingArea)
          .where(eq(waitingArea.clinicId, clinicId))
          .execute(),
      );
      return revisionIn(rows);
    },
    raise: async (clinicId) => revisionIn(await run(() => raiseRevision(connection).execute({ clinicId }))),
  };
}

function revisionIn(rows: readonly { readonly revision: number }[]): number {
  const [row] = rows;
  if (row === undefined) throw new DatabaseError('No such waiting area.');
  return row.revision;
}
