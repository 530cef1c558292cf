import type { Instant, Organisation, OrganisationId, PersonId, SingleSignOnSettings } from '@anteroom/domain';

/** An organisation's single sign-on as it is kept: the client's secret sealed. */
export interface StoredSingleSignOn {
  readonly organisationId: OrganisationId;
  readonly settings: SingleSignOnSettings;
  readonly sealedSecret: Uint8Array | null;
}

/** A way to a provider that has begun. */
export interface StoredAttempt {
  /** SHA-256 of what the provider hands back. */
  readonly hash: Uint8Array;
  readonly organisationId: OrganisationId;
  readonly sealed: Uint8Array;
  readonly expiresAt: Instant;
}

/** A session that came by single sign-on. */
export interface SignedOnSession {
  readonly sessionId: string;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly subject: string;
  readonly providerSession: string | null;
  readonly domain: string | null;
  readonly expiresAt: Instant;
}

/** Single sign-on of organisations: settings, who came by it, ways that have begun, sessions (P4). */
export interface SingleSignOnStore {
  ofOrganisation(id: OrganisationId): Promise<StoredSingleSignOn | null>;
  /** The organisation itself, or null. */
  organisation(id: OrganisationId): Promise<Organisation | null>;
  /** Whose domain it is, or null. */
  organisationOfDomain(domain: string): Promise<OrganisationId | null>;
  /** Saves it whole. Which of its domains another organisation has must be known before: the database refuses it. */
  save(stored: StoredSingleSignOn): Promise<void>;
  /** Those of the domains that another organisation has. */
  takenDomains(id: OrganisationId, domains: readonly string[]): Promise<readonly string[]>;

  /** Whether it, or one of its clinics, has an open invitation for this address, written in small letters. */
  isInvited(id: OrganisationId, email: string, now: Instant): Promise<boolean>;
  personOf(id: OrganisationId, subject: string): Promise<PersonId | null>;
  tie(id: OrganisationId, subject: string, person: PersonId): Promise<void>;
  /** Forgets who came by the provider: another provider's names mean other people. */
  untieAll(id: OrganisationId): Promise<void>;

  begin(attempt: StoredAttempt): Promise<void>;
  /** Takes it away; of two who come back with the same name, one gets it. */
  takeAttempt(hash: Uint8Array): Promise<StoredAttempt | null>;

  addSession(session: SignedOnSession): Promise<void>;
  session(sessionId: string): Promise<SignedOnSession | null>;
  sessionsOf(id: OrganisationId): Promise<readonly SignedOnSession[]>;
  removeSessions(sessionIds: readonly string[]): Promise<void>;
  /** Removes what is over. */
  sweep(now: Instant): Promise<void>;
}
