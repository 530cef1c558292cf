import { asc, eq } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import type { Connection } from '../../database/postgres/connection.ts';
import { auditEntry } from '../../database/schema/audit.ts';
import type { AuditEntry, AuditStore } from './audit-store.ts';

/** The audit log in PostgreSQL. */
export function createPostgresAuditStore({ db, run }: Connection): AuditStore {
  return {
    async append(entries) {
      if (entries.length === 0) return;
      await run(() => db.insert(auditEntry).values(entries.map(columnsOf)).execute());
    },
    async about(subject) {
      const rows = await run(() =>
        db.select().from(auditEntry).where(eq(auditEntry.subject, subject)).orderBy(asc(auditEntry.id)).execute(),
      );
      return rows.map(entryOf);
    },
  };
}

function columnsOf({ at, actor, verb, clinicId, subject }: AuditEntry): typeof auditEntry.$inferInsert {
  const personId = actor.kind === 'staff' ? actor.personId : null;
  return { at, actorKind: actor.kind, personId, verb, clinicId, subject };
}

function entryOf(row: typeof auditEntry.$inferSelect): AuditEntry {
  const { at, actorKind, personId, verb, clinicId, subject } = row;
  if (actorKind !== 'staff') return { at, actor: { kind: actorKind }, verb, clinicId, subject };
  if (personId === null) throw new DatabaseError('A stored audit entry has no person.');
  return { at, actor: { kind: actorKind, personId }, verb, clinicId, subject };
}
