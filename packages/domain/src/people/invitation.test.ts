import { describe, expect, test } from 'vitest';
import { everyPermission, type StaffActor } from '../access/actor.ts';
import { isClinicId, isInvitationId, isOrganisationId, isPersonId } from '../ids.ts';
import {
  canBeTaken,
  canInvite,
  invitationExpiry,
  invitationLasts,
  invitationState,
  type Invitation,
  type Offer,
} from './invitation.ts';

function id<Id extends string>(isId: (text: string) => text is Id, letter: string): Id {
  const text = letter.repeat(22);
  if (!isId(text)) throw new Error('A sample id is malformed.');
  return text;
}

const organisationId = id(isOrganisationId, 'o');
const clinicId = id(isClinicId, 'c');
const elsewhere = id(isClinicId, 'd');
const solberg = id(isPersonId, 's');
const now = 1_000_000;

const somebody: StaffActor = { kind: 'staff', personId: solberg, organisations: [], clinics: [], referrals: [] };
const administrator: StaffActor = {
  ...somebody,
  organisations: [{ organisationId, role: 'organisation-administrator' }],
};
const clerk: StaffActor = {
  ...somebody,
  clinics: [{ clinicId, organisationId, role: 'clinic-clerk', ...everyPermission }],
};

const asMember: Offer = { kind: 'clinic', organisationId, clinicId, role: 'team-member', permissions: everyPermission };
const asClerk: Offer = { ...asMember, role: 'clinic-clerk' };
const asReferrer: Offer = { kind: 'referral', organisationId, clinicId };
const asAdministrator: Offer = { kind: 'organisation', organisationId, role: 'organisation-administrator' };

const invitation: Invitation = {
  id: id(isInvitationId, 'i'),
  email: 'mei.chen@nordby.example',
  offer: asMember,
  invitedBy: solberg,
  invitedAt: now,
  expiresAt: invitationExpiry(now),
  acceptedAt: null,
  withdrawnAt: null,
};
const open = { isClosed: false };

describe('an invitation', () => {
  test('is pending for a month, and expired from then on', () => {
    expect(invitationState(invitation, now)).toBe('pending');
    expect(invitationState(invitation, now + invitationLasts - 1)).toBe('pending');
    expect(invitationState(invitation, now + invitationLasts)).toBe('expired');
  });

  test('is accepted or withdrawn for good, whatever the time', () => {
    const late = now + 2 * invitationLasts;
    expect(invitationState({ ...invitation, acceptedAt: now + 1 }, late)).toBe('accepted');
    expect(invitationState({ ...invitation, withdrawnAt: now + 1 }, late)).toBe('withdrawn');
  });

  test('is made by whoever manages the role, in that place', () => {
    for (const offer of [asMember, asClerk, asReferrer, asAdministrator])
      expect(canInvite(administrator, offer)).toEqual({ allowed: true });
    expect(canInvite(clerk, asMember)).toEqual({ allowed: true });
    for (const offer of [asClerk, asReferrer, asAdministrator]) expect(canInvite(clerk, offer).allowed).toBe(false);
    expect(canInvite(clerk, { ...asMember, clinicId: elsewhere })).toEqual({ allowed: false, reason: 'not-found' });
    expect(canInvite(somebody, asMember)).toEqual({ allowed: false, reason: 'not-found' });
  });

  test('can be taken while it is pending, its clinic is open, and whoever stands for it may still invite', () => {
    expect(canBeTaken(invitation, now, clerk, open)).toBe(true);
    expect(canBeTaken(invitation, now, 'operator', open)).toBe(true);
    expect(canBeTaken(invitation, now, clerk, { isClosed: true })).toBe(false);
    expect(canBeTaken(invitation, now, somebody, open)).toBe(false);
    expect(canBeTaken(invitation, now, 'gone', open)).toBe(false);
    expect(canBeTaken({ ...invitation, offer: asClerk }, now, clerk, open)).toBe(false);
    expect(canBeTaken(invitation, now + invitationLasts, administrator, open)).toBe(false);
    expect(canBeTaken({ ...invitation, withdrawnAt: now }, now, 'operator', open)).toBe(false);
    expect(canBeTaken({ ...invitation, acceptedAt: now }, now, administrator, open)).toBe(false);
  });
});
