import type { Presence } from '@anteroom/domain';
import { and, eq, inArray, lte, notInArray, sql, type SQL } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { presence } from '../../database/schema/participant.ts';
import type { PresenceRow, PresenceStore } from './presence-store.ts';

type StoredRow = typeof presence.$inferSelect;

const given = sql.placeholder;

/** Adds a row, or replaces the one of the same participant; the placeholders are named as the columns. */
const putRow = statement((db) =>
  db
    .insert(presence)
    .values({
      participantId: given('participantId'),
      kind: given('kind'),
      consultationId: given('consultationId'),
      callId: given('callId'),
      personId: given('personId'),
      visitId: given('visitId'),
      state: given('state'),
      since: given('since'),
      goneAt: given('goneAt'),
      nodeId: given('nodeId'),
      tab: given('tab'),
      device: given('device'),
      microphone: given('microphone'),
      camera: given('camera'),
      browser: given('browser'),
      bandwidth: given('bandwidth'),
    })
    .onConflictDoUpdate({
      target: presence.participantId,
      set: {
        kind: sql`excluded.kind`,
        consultationId: sql`excluded.consultation_id`,
        callId: sql`excluded.call_id`,
        personId: sql`excluded.person_id`,
        visitId: sql`excluded.visit_id`,
        state: sql`excluded.state`,
        since: sql`excluded.since`,
        goneAt: sql`excluded.gone_at`,
        nodeId: sql`excluded.node_id`,
        tab: sql`excluded.tab`,
        device: sql`excluded.device`,
        microphone: sql`excluded.microphone`,
        camera: sql`excluded.camera`,
        browser: sql`excluded.browser`,
        bandwidth: sql`excluded.bandwidth`,
      },
    })
    .prepare('put_presence'),
);

/** Presence in PostgreSQL. */
export function createPostgresPresenceStore(connection: Connection): PresenceStore {
  const { db, run } = connection;

  async function rowsWhere(condition: SQL | undefined): Promise<PresenceRow[]> {
    const rows = await run(() => db.select().from(presence).where(condition).execute());
    return rows.map(rowOf);
  }

  return {
    async put(row) {
      await run(() => putRow(connection).execute({ ...columnsOf(row) }));
    },
    get: async (id) => (await rowsWhere(eq(presence.participantId, id)))[0] ?? null,
    async getMany(ids) {
      const rows = await rowsWhere(inArray(presence.participantId, [...ids]));
      return new Map(rows.map((row) => [row.participantId, row]));
    },
    async changeOwned(id, { nodeId, tab }, { presence: next, ...switches }) {
      const owned = and(eq(presence.participantId, id), eq(presence.nodeId, nodeId), eq(presence.tab, tab));
      const change = { ...switches, ...(next === undefined ? {} : presenceColumns(next)) };
      if (Object.keys(change).length === 0) return (await rowsWhere(owned))[0] ?? null;
      const rows = await run(() => db.update(presence).set(change).where(owned).returning().execute());
      return rows.map(rowOf)[0] ?? null;
    },
    async remove(ids) {
      await run(() =>
        db
          .delete(presence)
          .where(inArray(presence.participantId, [...ids]))
          .execute(),
      );
    },
    due: (now) => rowsWhere(lte(presence.goneAt, now)),
    orphaned: (living) => rowsWhere(living.length === 0 ? undefined : notInArray(presence.nodeId, [...living])),
  };
}

function presenceColumns(of: Presence) {
  return {
    state: of.state,
    since: of.state === 'missing' ? of.since : null,
    goneAt: of.state === 'missing' ? of.goneAt : null,
  };
}

function columnsOf({ subject, presence: of, ...row }: PresenceRow): StoredRow {
  const nobody = { consultationId: null, callId: null, personId: null, visitId: null };
  return { ...row, ...presenceColumns(of), ...nobody, ...subject };
}

function rowOf(row: StoredRow): PresenceRow {
  const { participantId, nodeId, tab, device, microphone, camera, browser, bandwidth } = row;
  return {
    participantId,
    subject: subjectOf(row),
    presence: presenceOf(row),
    nodeId,
    tab,
    device,
    microphone,
    camera,
    browser,
    bandwidth,
  };
}

function subjectOf({ kind, consultationId, callId, personId, visitId }: StoredRow): PresenceRow['subject'] {
  if (kind === 'caller' && consultationId !== null) return { kind, consultationId };
  if (kind === 'provider' && callId !== null && personId !== null) return { kind, callId, personId };
  if (kind === 'guest' && visitId !== null) return { kind, visitId };
  throw new DatabaseError('A stored presence has no subject.');
}

function presenceOf({ state, since, goneAt }: StoredRow): Presence {
  if (state !== 'missing') return { state };
  if (since === null) throw new DatabaseError('A stored presence is missing since nobody knows when.');
  return { state, since, goneAt };
}
