import type { OpenVisit, ParticipantId, Visit } from '@anteroom/domain';
import { isOpenVisit, newestFirst } from '@anteroom/domain';
import { and, desc, eq, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import type { Connection } from '../../database/postgres/connection.ts';
import { callInvitation } from '../../database/schema/call-invitation.ts';
import { guestLink, visit, visitToken } from '../../database/schema/room.ts';
import type { GuestLinkStore, VisitStore } from './room-store.ts';

/** Guest links in PostgreSQL. */
export function createPostgresGuestLinkStore({ db, run }: Connection): GuestLinkStore {
  async function where(condition: SQL | undefined) {
    const rows = await run(() =>
      db
        .select()
        .from(guestLink)
        .where(condition)
        .orderBy(desc(guestLink.madeAt), sql`${guestLink.id} collate "C"`)
        .execute(),
    );
    return rows.map(({ hash, ...link }) => ({ link, hash }));
  }

  return {
    async insert(link, hash) {
      await run(() =>
        db
          .insert(guestLink)
          .values({ ...link, hash })
          .execute(),
      );
    },
    load: async (id) => (await where(eq(guestLink.id, id)))[0]?.link ?? null,
    byHash: async (hash) => (await where(eq(guestLink.hash, hash)))[0]?.link ?? null,
    ofRoom: (roomId) => where(and(eq(guestLink.roomId, roomId), isNull(guestLink.revokedAt))),
    async revoke(ids, at) {
      await run(() =>
        db
          .update(guestLink)
          .set({ revokedAt: at })
          .where(and(inArray(guestLink.id, [...ids]), isNull(guestLink.revokedAt)))
          .execute(),
      );
    },
  };
}

/** Guests' visits in PostgreSQL. */
export function createPostgresVisitStore({ db, run }: Connection): VisitStore {
  async function where(condition: SQL | undefined): Promise<Visit[]> {
    const rows = await run(() =>
      db
        .select()
        .from(visit)
        .where(condition)
        .orderBy(visit.since, sql`${visit.id} collate "C"`)
        .execute(),
    );
    return rows.map(visitOf);
  }
  const loadMany = (ids: readonly ParticipantId[]) => where(inArray(visit.id, [...ids]));

  return {
    async put(changed) {
      const columns = columnsOf(changed);
      await run(() =>
        db.insert(visit).values(columns).onConflictDoUpdate({ target: visit.id, set: columns }).execute(),
      );
    },
    load: async (id) => (await loadMany([id]))[0] ?? null,
    loadMany,
    // The word stands in the text of the query, or PostgreSQL wouldn't take the index of the open ones.
    openOf: async (roomIds): Promise<OpenVisit[]> =>
      (await where(and(inArray(visit.roomId, [...roomIds]), sql`${visit.status} <> 'over'`))).filter(isOpenVisit),
    async openOfCall(callId) {
      const invited = db
        .select({ id: callInvitation.id })
        .from(callInvitation)
        .where(eq(callInvitation.callId, callId));
      const open = and(inArray(visit.invitationId, invited), sql`${visit.status} <> 'over'`);
      return (await where(open)).filter(isOpenVisit);
    },
    byInvitation: async (ids) => (await where(inArray(visit.invitationId, [...ids]))).toSorted(newestFirst),
    async putToken(hash, visitId) {
      await run(() => db.insert(visitToken).values({ hash, visitId }).execute());
    },
    async byToken(hash) {
      const rows = await run(() =>
        db
          .select({ visit })
          .from(visitToken)
          .innerJoin(visit, eq(visit.id, visitToken.visitId))
          .where(eq(visitToken.hash, hash))
          .execute(),
      );
      return rows.map((row) => visitOf(row.visit))[0] ?? null;
    },
    async forgetTokens(overBefore) {
      const over = db
        .select({ id: visit.id })
        .from(visit)
        .where(and(eq(visit.status, 'over'), lt(visit.since, overBefore)));
      await run(() => db.delete(visitToken).where(inArray(visitToken.visitId, over)).execute());
    },
  };
}

function columnsOf(of: Visit): typeof visit.$inferSelect {
  const { id, roomId, linkId, invitationId = null, arrivedAt, status, since } = of;
  return {
    ...{ id, roomId, linkId, invitationId, arrivedAt, status, since },
    returned: of.status === 'knocking' && of.returned,
    callId: of.status === 'inside' ? of.callId : null,
    admittedBy: of.status === 'inside' ? of.admittedBy : null,
    outcome: of.status === 'over' ? of.outcome : null,
  };
}

function visitOf(row: typeof visit.$inferSelect): Visit {
  const { id, roomId, linkId, arrivedAt, status, since, returned, callId, admittedBy, outcome } = row;
  const { invitationId } = row;
  const facts = { id, roomId, linkId, arrivedAt, since, ...(invitationId === null ? {} : { invitationId }) };
  if (status === 'knocking') return { ...facts, status, returned };
  if (status === 'inside' && callId !== null) return { ...facts, status, callId, admittedBy };
  if (status === 'over' && outcome !== null) return { ...facts, status, outcome };
  throw new DatabaseError('A stored visit is in no state.');
}
