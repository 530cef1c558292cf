import type { CallerLink } from '@anteroom/domain';
import { and, asc, count, desc, eq, gt, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import type { Connection } from '../../database/postgres/connection.ts';
import { callerLink } from '../../database/schema/consultation.ts';
import type { CallerLinkQuery, CallerLinkStore, StoredCallerLink } from './caller-link-store.ts';

/** Links for single callers in PostgreSQL. */
export function createPostgresCallerLinkStore({ db, run }: Connection): CallerLinkStore {
  async function where(condition: SQL | undefined): Promise<StoredCallerLink[]> {
    const rows = await run(() => db.select().from(callerLink).where(condition).execute());
    return rows.map(storedOf);
  }

  async function total(condition: SQL | undefined): Promise<number> {
    const rows = await run(() => db.select({ total: count() }).from(callerLink).where(condition).execute());
    return rows[0]?.total ?? 0;
  }

  return {
    async insert({ ended, ...link }, hash) {
      const columns = { ...link, hash, endedAt: ended?.at ?? null, ending: ended?.ending ?? null };
      await run(() => db.insert(callerLink).values(columns).execute());
    },
    load: async (id) => (await where(eq(callerLink.id, id)))[0] ?? null,
    loadMany: async (ids) => (await where(inArray(callerLink.id, [...ids]))).map(({ link }) => link),
    byHash: async (hash) => (await where(eq(callerLink.hash, hash)))[0]?.link ?? null,
    async standing({ clinicId, kind, now, limit, offset }) {
      const wanted = and(stand(clinicId, now), eq(callerLink.kind, kind));
      const order = kind === 'scheduled' ? asc(callerLink.opensAt) : desc(callerLink.opensAt);
      const rows = await run(() =>
        db
          .select()
          .from(callerLink)
          .where(wanted)
          .orderBy(order, sql`${callerLink.id} collate "C"`)
          .limit(limit)
          .offset(offset)
          .execute(),
      );
      return { links: rows.map(storedOf), total: await total(wanted) };
    },
    countStanding: (clinicId, now) => total(stand(clinicId, now)),
    async begin(id, consultationId, before) {
      const asBefore = before === null ? isNull(callerLink.consultationId) : eq(callerLink.consultationId, before);
      const begun = await run(() =>
        db
          .update(callerLink)
          .set({ consultationId })
          .where(and(eq(callerLink.id, id), isNull(callerLink.endedAt), asBefore))
          .returning({ id: callerLink.id })
          .execute(),
      );
      return begun.length === 1;
    },
    async follow(from, to) {
      await run(() =>
        db.update(callerLink).set({ consultationId: to }).where(eq(callerLink.consultationId, from)).execute(),
      );
    },
    async end(ids, ending, at) {
      await run(() =>
        db
          .update(callerLink)
          .set({ endedAt: at, ending })
          .where(and(inArray(callerLink.id, [...ids]), isNull(callerLink.endedAt)))
          .execute(),
      );
    },
    async useUp(consultationId, at) {
      const used = await run(() =>
        db
          .update(callerLink)
          .set({ endedAt: at, ending: 'used' })
          .where(
            and(
              eq(callerLink.consultationId, consultationId),
              or(isNull(callerLink.ending), ne(callerLink.ending, 'revoked')),
            ),
          )
          .returning({ id: callerLink.id })
          .execute(),
      );
      return used[0]?.id ?? null;
    },
    async pastTime(now, limit) {
      const rows = await run(() =>
        db
          .select({ id: callerLink.id })
          .from(callerLink)
          .where(and(isNull(callerLink.endedAt), lte(callerLink.expiresAt, now)))
          .orderBy(asc(callerLink.expiresAt))
          .limit(limit)
          .execute(),
      );
      return rows.map(({ id }) => id);
    },
  };
}

function stand(clinicId: CallerLinkQuery['clinicId'], now: number): SQL | undefined {
  return and(eq(callerLink.clinicId, clinicId), isNull(callerLink.endedAt), gt(callerLink.expiresAt, now));
}

function storedOf({ hash, endedAt, ending, ...facts }: typeof callerLink.$inferSelect): StoredCallerLink {
  if ((endedAt === null) !== (ending === null)) throw new DatabaseError('A stored link has half an end.');
  const ended = endedAt === null || ending === null ? null : { at: endedAt, ending };
  const link: CallerLink = { ...facts, ended };
  return { link, hash };
}
