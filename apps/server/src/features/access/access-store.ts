import type {
  ClinicId,
  ClinicRole,
  OrganisationId,
  OrganisationRole,
  Permissions,
  PersonId,
  StaffActor,
} from '@anteroom/domain';

/** Roles and permissions of people with an account (P1, P2). */
export interface AccessStore {
  /** All that somebody is now, or null for nobody known. */
  actorOf(id: PersonId): Promise<StaffActor | null>;
  grantOrganisationRole(id: PersonId, organisation: OrganisationId, role: OrganisationRole): Promise<void>;
  grantClinicRole(id: PersonId, clinic: ClinicId, role: ClinicRole, permissions: Permissions): Promise<void>;
  /** Makes somebody a service referrer of a clinic, beside whatever else they are (S8). */
  grantReferral(id: PersonId, clinic: ClinicId): Promise<void>;
  /** The display names of people; who is not known is left out. */
  namesOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}
