import type { ClinicId, Room } from '@anteroom/domain';
import { and, asc, eq, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { user } from '../../database/schema/identity.ts';
import { clinic } from '../../database/schema/organisation.ts';
import { room, roomList } from '../../database/schema/room.ts';
import type { RoomQuery, RoomStore, StoredRoom } from './room-store.ts';

/** Rooms in PostgreSQL. Whoever raises the revision of a clinic's list holds its row until their transaction commits. */
export function createPostgresRoomStore({ db, run }: Connection): RoomStore {
  async function where(condition: SQL | undefined): Promise<StoredRoom[]> {
    const rows = await run(() =>
      db
        .select()
        .from(room)
        .where(condition)
        .orderBy(asc(room.position), sql`${room.id} collate "C"`)
        .execute(),
    );
    return rows.map(storedOf);
  }

  return {
    async insert(added) {
      await run(() =>
        db
          .insert(room)
          .values({ ...added, revision: 1 })
          .execute(),
      );
    },
    load: async (id) => (await where(eq(room.id, id)))[0] ?? null,
    async placeOf(id) {
      const rows = await run(() =>
        db
          .select({
            organisationId: clinic.organisationId,
            clinicId: room.clinicId,
            room: { id: room.id, kind: room.kind, ownerId: room.ownerId },
          })
          .from(room)
          .innerJoin(clinic, eq(clinic.id, room.clinicId))
          .where(and(eq(room.id, id), isNull(room.closedAt)))
          .execute(),
      );
      const place = rows[0];
      return place === undefined ? null : { ...place, consultationId: null };
    },
    async save({ id, ...changed }, expectedRevision) {
      const saved = await run(() =>
        db
          .update(room)
          .set({ ...changed, revision: expectedRevision + 1 })
          .where(and(eq(room.id, id), eq(room.revision, expectedRevision)))
          .returning({ id: room.id })
          .execute(),
      );
      return saved.length === 1;
    },
    sharedOf: (clinicId) => where(and(openOf(clinicId), ne(room.kind, 'user'))),
    userRoomOf: async (clinicId, ownerId) => (await where(and(openOf(clinicId), eq(room.ownerId, ownerId))))[0] ?? null,
    async list(query) {
      const condition = fits(query);
      const [rows, counted] = await Promise.all([
        run(() =>
          db
            .select({ room, ownerName: user.name })
            .from(room)
            .leftJoin(user, eq(user.id, room.ownerId))
            .where(condition)
            .orderBy(
              sql`${room.kind} = 'user'`,
              sql`case when ${room.kind} = 'user' then 0 else ${room.position} end`,
              sql`lower(${user.name}) collate "C"`,
              sql`${room.id} collate "C"`,
            )
            .limit(query.limit)
            .offset(query.offset)
            .execute(),
        ),
        run(() =>
          db
            .select({ total: sql<number>`count(*)::int` })
            .from(room)
            .leftJoin(user, eq(user.id, room.ownerId))
            .where(condition)
            .execute(),
        ),
      ]);
      return { rooms: rows.map((row) => storedOf(row.room)), total: counted[0]?.total ?? 0 };
    },
    async revision(clinicId) {
      const rows = await run(() =>
        db.select({ revision: roomList.revision }).from(roomList).where(eq(roomList.clinicId, clinicId)).execute(),
      );
      return rows[0]?.revision ?? 0;
    },
    async raise(clinicId) {
      const rows = await run(() =>
        db
          .insert(roomList)
          .values({ clinicId, revision: 1 })
          .onConflictDoUpdate({ target: roomList.clinicId, set: { revision: sql`${roomList.revision} + 1` } })
          .returning({ revision: roomList.revision })
          .execute(),
      );
      return rows[0]?.revision ?? 0;
    },
  };
}

// The words stand in the text of the query, or PostgreSQL wouldn't take the index of the open ones.
function openOf(clinicId: ClinicId): SQL | undefined {
  return and(eq(room.clinicId, clinicId), isNull(room.closedAt));
}

function fits({ clinicId, kind, ownerId, search }: RoomQuery): SQL | undefined {
  const word = search.trim().toLowerCase();
  return and(
    openOf(clinicId),
    kind === null ? undefined : kind === 'user' ? eq(room.kind, 'user') : ne(room.kind, 'user'),
    ownerId === null ? undefined : or(ne(room.kind, 'user'), eq(room.ownerId, ownerId)),
    word === '' ? undefined : sql`strpos(lower(${room.name} || coalesce(${user.name}, '')), ${word}) > 0`,
  );
}

function storedOf({ revision, ...row }: typeof room.$inferSelect): StoredRoom {
  const found: Room = row;
  return { room: found, revision };
}
