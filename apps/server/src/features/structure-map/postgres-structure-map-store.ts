import type { ClinicId, MapRoom, OrganisationId } from '@anteroom/domain';
import { and, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { call } from '../../database/schema/call.ts';
import { consultation } from '../../database/schema/consultation.ts';
import { clinic, waitingArea } from '../../database/schema/organisation.ts';
import { room, roomList, visit } from '../../database/schema/room.ts';
import type { StructureMapStore } from './structure-map-store.ts';

/** How many are in the call of a room: its members and the guests who were let in; none where no call runs. */
const inside = sql<number>`coalesce(jsonb_array_length(${call.state} -> 'providers') + jsonb_array_length(${call.state} -> 'guests'), 0)`;

/** What the structure map shows, from PostgreSQL. */
export function createPostgresStructureMapStore({ db, run }: Connection): StructureMapStore {
  function floors(organisationId: OrganisationId, scope: readonly ClinicId[] | 'all') {
    return run(() =>
      db
        .select({
          id: clinic.id,
          slug: clinic.slug,
          name: clinic.name,
          revision: sql<number>`${waitingArea.revision} + coalesce(${roomList.revision}, 0)`,
        })
        .from(clinic)
        .innerJoin(waitingArea, eq(waitingArea.clinicId, clinic.id))
        .leftJoin(roomList, eq(roomList.clinicId, clinic.id))
        .where(
          and(
            eq(clinic.organisationId, organisationId),
            isNull(clinic.closedAt),
            scope === 'all' ? undefined : inArray(clinic.id, [...scope]),
          ),
        )
        .orderBy(sql`${clinic.name} collate "C"`, sql`${clinic.slug} collate "C"`)
        .execute(),
    );
  }

  function stays(ids: readonly ClinicId[]) {
    return run(() =>
      db
        .select({ clinicId: consultation.clinicId, status: consultation.status, people: count() })
        .from(consultation)
        .where(
          and(
            inArray(consultation.clinicId, [...ids]),
            sql`${consultation.status} in ('waiting', 'being-seen', 'on-hold')`,
            // Staff who try their own clinic are no callers (H4).
            sql`${consultation.state} ->> 'isPractice' is null`,
          ),
        )
        .groupBy(consultation.clinicId, consultation.status)
        .execute(),
    );
  }

  async function roomsOf(ids: readonly ClinicId[]): Promise<ReadonlyMap<ClinicId, readonly MapRoom[]>> {
    const rows = await run(() =>
      db
        .select({
          clinicId: room.clinicId,
          id: room.id,
          kind: room.kind,
          name: room.name,
          people: inside,
          knocks: sql<number>`(select count(*)::int from ${visit} where ${visit.roomId} = ${room.id} and ${visit.status} = 'knocking' and ${visit.status} <> 'over')`,
        })
        .from(room)
        .leftJoin(call, and(eq(call.id, room.callId), eq(call.status, 'open')))
        .where(and(inArray(room.clinicId, [...ids]), isNull(room.closedAt), ne(room.kind, 'user')))
        .orderBy(asc(room.position), sql`${room.id} collate "C"`)
        .execute(),
    );
    const rooms = new Map<ClinicId, MapRoom[]>();
    for (const { clinicId, kind, ...found } of rows) {
      if (kind === 'user') continue;
      const there = rooms.get(clinicId) ?? [];
      there.push({ ...found, kind });
      rooms.set(clinicId, there);
    }
    return rooms;
  }

  return {
    async clinics(organisationId, scope) {
      // Revisions first: what is counted after them is never older than they say.
      const found = await floors(organisationId, scope);
      const ids = found.map(({ id }) => id);
      const [counted, rooms] = [await stays(ids), await roomsOf(ids)];
      const people = new Map(counted.map((row) => [`${row.clinicId} ${row.status}`, row.people]));
      return found.map((floor) => ({
        ...floor,
        waiting: people.get(`${floor.id} waiting`) ?? 0,
        beingSeen: people.get(`${floor.id} being-seen`) ?? 0,
        onHold: people.get(`${floor.id} on-hold`) ?? 0,
        rooms: rooms.get(floor.id) ?? [],
      }));
    },
    async revisions(organisationId) {
      return new Map((await floors(organisationId, 'all')).map(({ id, revision }) => [id, revision]));
    },
    async userRooms(organisationId, ownerId) {
      const rows = await run(() =>
        db
          .select({ id: room.id, clinicId: room.clinicId, people: inside })
          .from(room)
          .innerJoin(clinic, eq(clinic.id, room.clinicId))
          .leftJoin(call, and(eq(call.id, room.callId), eq(call.status, 'open')))
          .where(and(eq(room.ownerId, ownerId), eq(clinic.organisationId, organisationId), isNull(room.closedAt)))
          .orderBy(sql`${room.id} collate "C"`)
          .execute(),
      );
      return rows.map((row) => ({ ...row, ownerId }));
    },
  };
}
