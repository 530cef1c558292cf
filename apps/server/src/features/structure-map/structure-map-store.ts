import type { ClinicId, MapClinic, MapScope, MapUserRoom, OrganisationId, PersonId } from '@anteroom/domain';

/** What the structure map shows, read in few statements however many clinics there are (S9). */
export interface StructureMapStore {
  /** The open clinics of an organisation, or those of them that are in the scope, by name. */
  clinics(organisationId: OrganisationId, scope: MapScope): Promise<readonly MapClinic[]>;
  /** The revision of each of its open clinics, to find out which have changed. */
  revisions(organisationId: OrganisationId): Promise<ReadonlyMap<ClinicId, number>>;
  /** Somebody's own user rooms in an organisation. */
  userRooms(organisationId: OrganisationId, ownerId: PersonId): Promise<readonly MapUserRoom[]>;
}
