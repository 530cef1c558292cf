import { asc, eq, sql } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { auditEntry } from '../../database/schema/audit.ts';
import type { AuditEntry, AuditStore } from './audit-store.ts';

const given = sql.placeholder;

/** Nearly every command leaves one entry. */
const appendOne = statement((db) =>
  db
    .insert(auditEntry)
    .values({
      at: given('at'),
      actorKind: given('actorKind'),
      personId: given('personId'),
      verb: given('verb'),
      clinicId: given('clinicId'),
      subject: given('subject'),
    })
    .prepare('append_one'),
);

/** The audit log in PostgreSQL. */
export function createPostgresAuditStore(connection: Connection): AuditStore {
  const { db, run } = connection;
  return {
    async append(entries) {
      const [first, ...others] = entries.map(columnsOf);
      if (first === undefined) return;
      if (others.length === 0) await run(() => appendOne(connection).execute({ ...first }));
      else
        await run(() =>
          db
            .insert(auditEntry)
            .values([first, ...others])
            .execute(),
        );
    },
    async about(subject) {
      const rows = await run(() =>
        db.select().from(auditEntry).where(eq(auditEntry.subject, subject)).orderBy(asc(auditEntry.id)).execute(),
      );
      return rows.map(entryOf);
    },
  };
}

function columnsOf({ at, actor, verb, clinicId, subject }: AuditEntry) {
  const personId = actor.kind === 'staff' ? actor.personId : null;
  return { at, actorKind: actor.kind, personId, verb, clinicId, subject };
}

function entryOf(row: typeof auditEntry.$inferSelect): AuditEntry {
  const { at, actorKind, personId, verb, clinicId, subject } = row;
  if (actorKind !== 'staff') return { at, actor: { kind: actorKind }, verb, clinicId, subject };
  if (personId === null) throw new DatabaseError('A stored audit entry has no person.');
  return { at, actor: { kind: actorKind, personId }, verb, clinicId, subject };
}
