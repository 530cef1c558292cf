import { eq, gte, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { node } from '../../database/schema/participant.ts';
import type { NodeStore } from './presence-store.ts';

/** Heartbeats in PostgreSQL. */
export function createPostgresNodeStore({ db, run }: Connection): NodeStore {
  return {
    async beat(id, now) {
      await run(() =>
        db
          .insert(node)
          .values({ id, beatAt: now })
          .onConflictDoUpdate({ target: node.id, set: { beatAt: now } })
          .execute(),
      );
    },
    async living(since) {
      const rows = await run(() =>
        db
          .select({ id: node.id })
          .from(node)
          .where(gte(node.beatAt, since))
          .orderBy(sql`${node.id} collate "C"`)
          .execute(),
      );
      return rows.map(({ id }) => id);
    },
    async remove(id) {
      await run(() => db.delete(node).where(eq(node.id, id)).execute());
    },
  };
}
