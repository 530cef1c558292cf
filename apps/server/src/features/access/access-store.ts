import type {
  ClinicId,
  ClinicRole,
  Instant,
  OrganisationId,
  OrganisationRole,
  Permissions,
  PersonId,
  StaffActor,
} from '@anteroom/domain';

/** What somebody is called: by themselves, and where it differs in a clinic (P5). */
export interface PersonNames {
  readonly name: string;
  readonly inClinics: ReadonlyMap<ClinicId, string>;
}

/** A clinic, or an organisation itself where there is no clinic. */
export type RolePlace =
  { readonly clinicId: ClinicId } | { readonly organisationId: OrganisationId; readonly clinicId?: never };

/** What somebody is in one clinic or at one organisation; of the two roles the other is null. */
export interface RolesIn {
  readonly organisation: OrganisationRole | null;
  readonly clinic: (Permissions & { readonly role: ClinicRole }) | null;
  readonly isReferrer: boolean;
}

/** Roles and permissions of people with an account (P1, P2). */
export interface AccessStore {
  /** All that somebody is now, or null for nobody known. */
  actorOf(id: PersonId): Promise<StaffActor | null>;
  grantOrganisationRole(id: PersonId, organisation: OrganisationId, role: OrganisationRole): Promise<void>;
  grantClinicRole(id: PersonId, clinic: ClinicId, role: ClinicRole, permissions: Permissions): Promise<void>;
  /** Makes somebody a service referrer of a clinic, beside whatever else they are (S8). */
  grantReferral(id: PersonId, clinic: ClinicId): Promise<void>;
  revokeOrganisationRole(id: PersonId, organisation: OrganisationId): Promise<void>;
  /** Takes a role in a clinic away, and what they were called there. */
  revokeClinicRole(id: PersonId, clinic: ClinicId): Promise<void>;
  revokeReferral(id: PersonId, clinic: ClinicId): Promise<void>;
  /**
   * Everybody who administers a clinic, or an organisation where there is no clinic in the question. Inside a transaction
   * nobody takes the role from any of them until its end: two at once don't both leave the other one as the last.
   */
  lockAdministrators(place: RolePlace): Promise<readonly PersonId[]>;
  /**
   * What somebody is in a place, also with a disabled account. Inside a transaction their role there stays as it is until
   * its end.
   */
  rolesIn(id: PersonId, place: RolePlace): Promise<RolesIn>;
  /** Closes an account, or opens it again with null (P6). Who is disabled is nobody for `actorOf`. */
  setDisabled(id: PersonId, at: Instant | null): Promise<void>;
  isDisabled(id: PersonId): Promise<boolean>;
  /**
   * Whose roles, permissions or account were changed in the last half minute, each change under a number of its own.
   * Numbers come in no order: two transactions may commit the other way round.
   */
  recentChanges(): Promise<readonly { readonly id: number; readonly personId: PersonId }[]>;
  /** Forgets changes that every node has long seen. */
  forgetOldChanges(): Promise<void>;
  /** What somebody is called in one clinic; their own name again with null (P5). */
  setDisplayName(id: PersonId, clinic: ClinicId, name: string | null): Promise<void>;
  displayNamesOf(id: PersonId): Promise<ReadonlyMap<ClinicId, string>>;
  /** As `namesOf`, with what they are called in these clinics. */
  namesIn(ids: readonly PersonId[], clinics: readonly ClinicId[]): Promise<ReadonlyMap<PersonId, PersonNames>>;
  /** The display names of people; who is not known is left out. */
  namesOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}
