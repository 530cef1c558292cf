import type { ClinicId, ClinicRole, OrganisationId, OrganisationRole, PersonId, StaffActor } from '@anteroom/domain';

/** Roles and permissions of people with an account (P1, P2). */
export interface AccessStore {
  /** All that somebody is now, or null for nobody known. */
  actorOf(id: PersonId): Promise<StaffActor | null>;
  grantOrganisationRole(id: PersonId, organisation: OrganisationId, role: OrganisationRole): Promise<void>;
  grantClinicRole(
    id: PersonId,
    clinic: ClinicId,
    role: ClinicRole,
    permissions: { readonly waitingArea: boolean },
  ): Promise<void>;
  /** The display names of people; who is not known is left out. */
  namesOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}
