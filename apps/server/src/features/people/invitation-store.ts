import type { ClinicId, Instant, Invitation, InvitationId, OrganisationId, PersonId } from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import type { PageOf, PageWanted } from './team-store.ts';

/** An invitation as it is kept. */
export interface StoredInvitation extends Invitation {
  /** The language in which it was written. */
  readonly locale: LocaleCode;
}

/** An invitation in a list, with the name of whoever stands for it. */
export interface ListedInvitation extends StoredInvitation {
  /** Null for the operator. */
  readonly invitedByName: string | null;
}

/** Where an invitation leads: a clinic, or the organisation itself. */
export interface InvitedPlace {
  readonly organisationId: OrganisationId;
  readonly clinicId: ClinicId | null;
}

/** What is new about an invitation that is sent again. */
export type Renewal = Pick<StoredInvitation, 'offer' | 'invitedBy' | 'invitedAt' | 'expiresAt' | 'locale'>;

/** Invitations (P3). Of the secret in the e-mail they know its SHA-256 alone. */
export interface InvitationStore {
  /** @throws DatabaseError where one to the same person about the same place isn't settled yet */
  add(invitation: StoredInvitation, tokenHash: Uint8Array): Promise<void>;
  /** Inside a transaction nobody else changes it until the end. */
  byId(id: InvitationId): Promise<StoredInvitation | null>;
  /** As `byId`, by what is in the e-mail. */
  byToken(tokenHash: Uint8Array): Promise<StoredInvitation | null>;
  /** The one to this address about this place that is neither accepted nor withdrawn; it may have expired. */
  unsettled(email: string, place: InvitedPlace): Promise<StoredInvitation | null>;
  /** Gives it another secret: the one before opens nothing any more. */
  renew(id: InvitationId, renewal: Renewal, tokenHash: Uint8Array): Promise<void>;
  settle(id: InvitationId, how: 'accepted' | 'withdrawn', at: Instant): Promise<void>;
  /** Those of a place that are neither accepted nor withdrawn, by address. */
  unsettledOf(place: InvitedPlace, page: PageWanted): Promise<PageOf<ListedInvitation>>;
  /** Withdraws all that somebody stands for who is no more; answers how many. */
  withdrawAllBy(person: PersonId, at: Instant): Promise<number>;
}
