import type { Clinic, ClinicId, MapScope, OrganisationId } from '@anteroom/domain';
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
            .select(({ consultation }) => consultation.clinicId === id)
            .map(({ consultation }) => consultation.status);
          const counted = (wanted: string): number => statuses.filter((status) => status === wanted).length;
          return {
            ...{ id, slug, name, revision: revisionOf(tables, id) },
            waiting: counted('waiting'),
            beingSeen: counted('being-seen'),
            onHold: counted('on-hold'),
            rooms: [],
          };
        }),
      ),
    revisions: (organisationId) =>
      run(
        (tables) => new Map(openClinics(tables, organisationId, 'all').map(({ id }) => [id, revisionOf(tables, id)])),
      ),
    userRooms: () => Promise.resolve([]),
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

function revisionOf({ waitingAreas }: MemoryTables, id: ClinicId): number {
  return waitingAreas.get(id) ?? 0;
}
