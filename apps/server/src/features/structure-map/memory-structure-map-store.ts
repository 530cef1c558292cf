import { participantsOf } from '@anteroom/domain';
import type { Clinic, ClinicId, MapRoom, MapScope, OrganisationId, Room } from '@anteroom/domain';
import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { StructureMapStore } from './structure-map-store.ts';

/** What the structure map shows, in memory. */
export function createMemoryStructureMapStore({ run }: MemoryAccess): StructureMapStore {
  return {
    clinics: (organisationId, scope) =>
      run((tables) =>
        openClinics(tables, organisationId, scope).map(({ id, slug, name }) => {
          const statuses = tables.consultations
            .select(({ consultation }) => consultation.clinicId === id && consultation.isPractice !== true)
            .map(({ consultation }) => consultation.status);
          const counted = (wanted: string): number => statuses.filter((status) => status === wanted).length;
          return {
            ...{ id, slug, name, revision: revisionOf(tables, id) },
            waiting: counted('waiting'),
            beingSeen: counted('being-seen'),
            onHold: counted('on-hold'),
            rooms: openRooms(tables, (room) => room.clinicId === id).flatMap((room) => mapRoom(tables, room)),
          };
        }),
      ),
    revisions: (organisationId) =>
      run(
        (tables) => new Map(openClinics(tables, organisationId, 'all').map(({ id }) => [id, revisionOf(tables, id)])),
      ),
    userRooms: (organisationId, ownerId) =>
      run((tables) =>
        openRooms(tables, (room) => room.ownerId === ownerId)
          .filter(({ clinicId }) => tables.clinics.get(clinicId)?.organisationId === organisationId)
          .map((room) => ({ id: room.id, clinicId: room.clinicId, ownerId, people: inside(tables, room) })),
      ),
  };
}

function openClinics({ clinics }: MemoryTables, organisationId: OrganisationId, scope: MapScope): readonly Clinic[] {
  return clinics
    .select(
      (clinic) =>
        clinic.organisationId === organisationId &&
        clinic.closedAt === null &&
        (scope === 'all' || scope.includes(clinic.id)),
    )
    .sort((left, right) => (`${left.name}\n${left.slug}` < `${right.name}\n${right.slug}` ? -1 : 1));
}

function revisionOf({ waitingAreas, roomLists }: MemoryTables, id: ClinicId): number {
  return (waitingAreas.get(id) ?? 0) + (roomLists.get(id) ?? 0);
}

function openRooms({ rooms }: MemoryTables, fits: (room: Room) => boolean): readonly Room[] {
  return rooms
    .select(({ room }) => room.closedAt === null && fits(room))
    .map(({ room }) => room)
    .sort((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1));
}

function mapRoom(tables: MemoryTables, room: Room): MapRoom[] {
  const { id, kind, name } = room;
  if (kind === 'user') return [];
  const knocks = tables.visits.select(({ roomId, status }) => roomId === id && status === 'knocking').length;
  return [{ id, kind, name, people: inside(tables, room), knocks }];
}

function inside({ calls }: MemoryTables, { callId }: Room): number {
  const call = callId === null ? undefined : calls.get(callId)?.call;
  return call?.status === 'open' ? participantsOf(call).length : 0;
}
