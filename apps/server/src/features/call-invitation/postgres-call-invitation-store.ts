import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { callInvitation } from '../../database/schema/call-invitation.ts';
import type { CallInvitationStore, StoredCallInvitation } from './call-invitation-store.ts';

/** Invitations into calls in PostgreSQL. */
export function createPostgresCallInvitationStore({ db, run }: Connection): CallInvitationStore {
  async function where(condition: SQL | undefined): Promise<StoredCallInvitation[]> {
    const rows = await run(() =>
      db
        .select()
        .from(callInvitation)
        .where(condition)
        .orderBy(asc(callInvitation.madeAt), sql`${callInvitation.id} collate "C"`)
        .execute(),
    );
    return rows.map(({ hash, agreed, ...invitation }) => ({ invitation, hash, agreed }));
  }

  return {
    async insert(invitation, hash) {
      await run(() =>
        db
          .insert(callInvitation)
          .values({ ...invitation, hash })
          .execute(),
      );
    },
    load: async (id) => (await where(eq(callInvitation.id, id)))[0] ?? null,
    loadMany: async (ids) => (await where(inArray(callInvitation.id, [...ids]))).map(({ invitation }) => invitation),
    byHash: async (hash) => (await where(eq(callInvitation.hash, hash)))[0]?.invitation ?? null,
    ofCall: (callId) => where(and(eq(callInvitation.callId, callId), isNull(callInvitation.withdrawnAt))),
    async withdraw(id, at) {
      await run(() =>
        db
          .update(callInvitation)
          .set({ withdrawnAt: at })
          .where(and(eq(callInvitation.id, id), isNull(callInvitation.withdrawnAt)))
          .execute(),
      );
    },
    async noteAgreed(id, agreed) {
      await run(() => db.update(callInvitation).set({ agreed }).where(eq(callInvitation.id, id)).execute());
    },
  };
}
