import { and, asc, count, eq, lt } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { backupCode, passkey, totpFactor } from '../../database/schema/second-factor.ts';
import type { Passkey, SecondFactorStore } from './second-factor-store.ts';

/** Second factors in PostgreSQL. */
export function createPostgresSecondFactorStore({ db, run }: Connection): SecondFactorStore {
  const removeTotp = async (id: Passkey['personId']): Promise<void> => {
    await run(() => db.delete(totpFactor).where(eq(totpFactor.personId, id)).execute());
  };
  const removeBackupCodes = async (id: Passkey['personId']): Promise<void> => {
    await run(() => db.delete(backupCode).where(eq(backupCode.personId, id)).execute());
  };
  return {
    async totpOf(id) {
      const [row] = await run(() =>
        db
          .select({ secret: totpFactor.secret, pending: totpFactor.pending })
          .from(totpFactor)
          .where(eq(totpFactor.personId, id))
          .execute(),
      );
      return row ?? null;
    },
    async offerTotp(id, pending) {
      await run(() =>
        db
          .insert(totpFactor)
          .values({ personId: id, pending })
          .onConflictDoUpdate({ target: totpFactor.personId, set: { pending } })
          .execute(),
      );
    },
    async confirmTotp(id, secret, usedStep) {
      await run(() =>
        db.update(totpFactor).set({ secret, pending: null, usedStep }).where(eq(totpFactor.personId, id)).execute(),
      );
    },
    async useTotpStep(id, step) {
      const rows = await run(() =>
        db
          .update(totpFactor)
          .set({ usedStep: step })
          .where(and(eq(totpFactor.personId, id), lt(totpFactor.usedStep, step)))
          .returning({ id: totpFactor.personId })
          .execute(),
      );
      return rows.length > 0;
    },
    removeTotp,
    async replaceBackupCodes(id, hashes) {
      await removeBackupCodes(id);
      if (hashes.length === 0) return;
      const rows = hashes.map((hash) => ({ personId: id, hash }));
      await run(() => db.insert(backupCode).values(rows).execute());
    },
    async useBackupCode(id, hash) {
      const rows = await run(() =>
        db
          .delete(backupCode)
          .where(and(eq(backupCode.personId, id), eq(backupCode.hash, hash)))
          .returning({ id: backupCode.personId })
          .execute(),
      );
      return rows.length > 0;
    },
    async countBackupCodes(id) {
      const [row] = await run(() =>
        db.select({ left: count() }).from(backupCode).where(eq(backupCode.personId, id)).execute(),
      );
      return row?.left ?? 0;
    },
    async passkeysOf(id) {
      const rows = await run(() =>
        db
          .select()
          .from(passkey)
          .where(eq(passkey.personId, id))
          .orderBy(asc(passkey.createdAt), asc(passkey.id))
          .execute(),
      );
      return rows.map(passkeyOf);
    },
    async passkeyByCredential(credentialId) {
      const [row] = await run(() => db.select().from(passkey).where(eq(passkey.credentialId, credentialId)).execute());
      return row === undefined ? null : passkeyOf(row);
    },
    async addPasskey(added) {
      const row = { ...added, transports: added.transports.join(',') };
      await run(() => db.insert(passkey).values(row).execute());
    },
    async renamePasskey(owner, id, name) {
      const rows = await run(() =>
        db
          .update(passkey)
          .set({ name })
          .where(and(eq(passkey.id, id), eq(passkey.personId, owner)))
          .returning({ id: passkey.id })
          .execute(),
      );
      return rows.length > 0;
    },
    async removePasskey(owner, id) {
      const rows = await run(() =>
        db
          .delete(passkey)
          .where(and(eq(passkey.id, id), eq(passkey.personId, owner)))
          .returning({ id: passkey.id })
          .execute(),
      );
      return rows.length > 0;
    },
    async usePasskey(id, counter, at) {
      await run(() => db.update(passkey).set({ counter, usedAt: at }).where(eq(passkey.id, id)).execute());
    },
    async removeAll(id) {
      await removeTotp(id);
      await removeBackupCodes(id);
      await run(() => db.delete(passkey).where(eq(passkey.personId, id)).execute());
    },
  };
}

function passkeyOf(row: typeof passkey.$inferSelect): Passkey {
  return { ...row, transports: row.transports.split(',').filter((transport) => transport !== '') };
}
