import type { Clinic, ClinicId, ClinicScope, Instant, Organisation, OrganisationId, Settings } from '@anteroom/domain';

/** A clinic together with the organisation that it belongs to, and with what holds in it. */
export interface ClinicInOrganisation {
  readonly clinic: Clinic;
  readonly organisation: Organisation;
  readonly settings: Settings;
}

/** What something is called and where its links lead. */
export interface NameAndSlug {
  readonly name: string;
  readonly slug: string;
}

/** Which clinics of an organisation are wanted. */
export interface ClinicSearch {
  /** Part of the name or slug, in whatever case; empty for all. */
  readonly text: string;
  readonly closed: boolean;
  /** Only these; null for all of the organisation. */
  readonly among: readonly ClinicId[] | null;
}

/** Where callers of a clinic can be transferred to. */
export interface DestinationSearch {
  readonly from: Pick<Clinic, 'id' | 'organisationId'>;
  /** The clinics that count at all: whoever asks belongs to them, or refers callers there. */
  readonly among: readonly ClinicId[];
  /** Whether clinics of other organisations count too; each has to allow it itself. */
  readonly across: boolean;
  /** As in `inUse`. */
  readonly text: string;
}

/** Organisations and clinics. Adding a clinic makes its one waiting area with it (S2). */
export interface ClinicStore {
  addOrganisation(organisation: Organisation): Promise<void>;
  organisations(): Promise<readonly Organisation[]>;
  organisationsByIds(ids: readonly OrganisationId[]): Promise<readonly Organisation[]>;
  organisationBySlug(slug: string): Promise<Organisation | null>;
  /** The organisation that has this slug or had it. */
  organisationByAnySlug(slug: string): Promise<Organisation | null>;
  /**
   * Gives an organisation another name or slug; the old slug forwards.
   * @returns false where it is no longer called as it was seen, and nothing has changed
   * @throws DatabaseError where somebody else has or had the slug
   */
  renameOrganisation(id: OrganisationId, seen: NameAndSlug, to: NameAndSlug): Promise<boolean>;
  /**
   * Closes an organisation with every clinic that is open, or opens it again with those that were closed with it: a clinic
   * that had been closed before stays closed.
   * @returns the clinics that are closed or open now and weren't
   */
  setOrganisationClosed(id: OrganisationId, closedAt: Instant | null): Promise<readonly ClinicId[]>;
  add(clinic: Clinic): Promise<void>;
  byId(id: ClinicId): Promise<ClinicInOrganisation | null>;
  bySlug(slug: string): Promise<ClinicInOrganisation | null>;
  /** The clinic that has this slug or had it. */
  byAnySlug(slug: string): Promise<ClinicInOrganisation | null>;
  byIds(ids: readonly ClinicId[]): Promise<readonly ClinicInOrganisation[]>;
  /** All of it, closed ones too, by name. */
  ofOrganisation(id: OrganisationId): Promise<readonly ClinicInOrganisation[]>;
  /** A page of an organisation's clinics, by name, and how many fit in all. */
  search(
    id: OrganisationId,
    search: ClinicSearch,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly clinics: readonly ClinicInOrganisation[]; readonly total: number }>;
  /**
   * A page of the clinics in a scope that are open or have callers inside, by organisation and name, and how many there
   * are in all. The text is part of a name or slug, or of the organisation's name, in whatever case; empty for all.
   */
  inUse(
    scope: ClinicScope,
    text: string,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly clinics: readonly ClinicInOrganisation[]; readonly total: number }>;
  /**
   * A page of the clinics that take callers from another one (`takesTransfers`), by organisation and name, and
   * how many there are in all.
   */
  destinations(
    search: DestinationSearch,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly clinics: readonly ClinicInOrganisation[]; readonly total: number }>;
  /** How many open clinics of a scope each organisation has. */
  countOpen(scope: ClinicScope): Promise<ReadonlyMap<OrganisationId, number>>;
  /** As `renameOrganisation`; a slug that another clinic of the same organisation had is taken from it. */
  rename(id: ClinicId, seen: NameAndSlug, to: NameAndSlug): Promise<boolean>;
  setClosed(id: ClinicId, closedAt: Instant | null): Promise<void>;
  /** Frees a slug that this clinic once had and no longer has. */
  forgetFormerSlug(id: ClinicId, slug: string): Promise<void>;
}
