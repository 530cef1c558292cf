import type { Clinic, ClinicId, Organisation, OrganisationId } from '@anteroom/domain';

/** A clinic together with the organisation that it belongs to. */
export interface ClinicInOrganisation {
  readonly clinic: Clinic;
  readonly organisation: Organisation;
}

/** Organisations and clinics. Adding a clinic makes its one waiting area with it (S2). */
export interface ClinicStore {
  addOrganisation(organisation: Organisation): Promise<void>;
  organisations(): Promise<readonly Organisation[]>;
  organisationBySlug(slug: string): Promise<Organisation | null>;
  add(clinic: Clinic): Promise<void>;
  byId(id: ClinicId): Promise<ClinicInOrganisation | null>;
  bySlug(slug: string): Promise<ClinicInOrganisation | null>;
  byIds(ids: readonly ClinicId[]): Promise<readonly ClinicInOrganisation[]>;
  ofOrganisation(id: OrganisationId): Promise<readonly ClinicInOrganisation[]>;
}
