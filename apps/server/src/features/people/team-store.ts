import type {
  ClinicId,
  ClinicRole,
  Instant,
  OrganisationId,
  OrganisationRole,
  Permissions,
  PersonId,
} from '@anteroom/domain';

/** Which part of a list is wanted. */
export interface PageWanted {
  /** Part of the name or address, in whatever case; empty for all. */
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

export interface PageOf<Entry> {
  readonly entries: readonly Entry[];
  /** How many fit in all. */
  readonly total: number;
}

interface ListedPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  /** When their pages were last connected; null where they never were. */
  readonly seenAt: Instant | null;
  readonly isDisabled: boolean;
}

/** Somebody of a clinic. */
export interface ListedMember extends ListedPerson, Permissions {
  readonly role: ClinicRole | 'service-referrer';
  /** What they are called in this clinic, where that isn't their own name. */
  readonly displayName: string | null;
}

/** Somebody with a role at an organisation. */
export interface ListedOrganisationPerson extends ListedPerson {
  readonly role: OrganisationRole;
}

/** Lists of people, by name (P3). Changes go through the roles; this only reads, and notes when somebody was there. */
export interface TeamStore {
  /** Members and service referrers of a clinic. */
  ofClinic(id: ClinicId, page: PageWanted): Promise<PageOf<ListedMember>>;
  /** Members who may see callers, by what they are called in the clinic; nobody whose account is closed. */
  attending(id: ClinicId, page: PageWanted): Promise<PageOf<{ readonly personId: PersonId; readonly name: string }>>;
  ofOrganisation(id: OrganisationId, page: PageWanted): Promise<PageOf<ListedOrganisationPerson>>;
  /** The address of somebody, to write to; null for nobody known. */
  emailOf(id: PersonId): Promise<string | null>;
  seen(id: PersonId, at: Instant): Promise<void>;
}
