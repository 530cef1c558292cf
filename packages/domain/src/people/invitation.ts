import type { ClinicRole, OrganisationRole, Permissions, StaffActor } from '../access/actor.ts';
import { can, type Permitted } from '../access/can.ts';
import { verbToManage, type GrantedRole } from '../access/roles.ts';
import type { Place } from '../access/verbs.ts';
import type { ClinicId, InvitationId, OrganisationId, PersonId } from '../ids.ts';
import type { Duration, Instant } from '../instant.ts';

/** How long an invitation is valid: a month (P3). */
export const invitationLasts: Duration = 30 * 24 * 60 * 60 * 1_000;

/** What somebody is asked to become, and where. */
export type Offer =
  | { readonly kind: 'organisation'; readonly organisationId: OrganisationId; readonly role: OrganisationRole }
  | {
      readonly kind: 'clinic';
      readonly organisationId: OrganisationId;
      readonly clinicId: ClinicId;
      readonly role: ClinicRole;
      readonly permissions: Permissions;
    }
  | { readonly kind: 'referral'; readonly organisationId: OrganisationId; readonly clinicId: ClinicId };

/** The question to somebody whether they take a role (P3). The secret in its e-mail is no part of it. */
export interface Invitation {
  readonly id: InvitationId;
  /** In small letters. */
  readonly email: string;
  readonly offer: Offer;
  /** Who stands for it: whoever invited, or sent it again. Null for the platform's operator. */
  readonly invitedBy: PersonId | null;
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
}

export type InvitationState = 'pending' | 'accepted' | 'withdrawn' | 'expired';

/** What has become of an invitation. */
export function invitationState(
  { acceptedAt, withdrawnAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'withdrawnAt' | 'expiresAt'>,
  now: Instant,
): InvitationState {
  if (acceptedAt !== null) return 'accepted';
  if (withdrawnAt !== null) return 'withdrawn';
  return now < expiresAt ? 'pending' : 'expired';
}

/** Until when an invitation that is sent now is valid. */
export function invitationExpiry(now: Instant): Instant {
  return now + invitationLasts;
}

/** The role of an offer, as the access rules name it. */
export function offeredRole(offer: Offer): GrantedRole {
  return offer.kind === 'referral' ? 'service-referrer' : offer.role;
}

/** Where an offer is. */
export function offeredPlace(offer: Offer): Place {
  const clinicId = offer.kind === 'organisation' ? null : offer.clinicId;
  return { organisationId: offer.organisationId, clinicId, consultationId: null };
}

/** Whether somebody may invite to this, send it again or withdraw it: they must be allowed to manage the role. */
export function canInvite(actor: StaffActor, offer: Offer): Permitted {
  return can(actor, verbToManage(offeredRole(offer)), offeredPlace(offer));
}

/**
 * Whether an invitation may be taken now. Who stands for it must still be allowed to: an invitation is worth no more than
 * the right of whoever made it. The operator's right doesn't end.
 * @param inviter all that whoever stands for it is now; null for the operator, and `gone` for an account that is no more
 */
export function canBeTaken(
  invitation: Invitation,
  now: Instant,
  inviter: StaffActor | 'operator' | 'gone',
  place: { readonly isClosed: boolean },
): boolean {
  if (invitationState(invitation, now) !== 'pending' || place.isClosed) return false;
  if (inviter === 'gone') return false;
  return inviter === 'operator' || canInvite(inviter, invitation.offer).allowed;
}
