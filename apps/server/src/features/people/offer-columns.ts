import {
  noPermission,
  offeredRole,
  type ClinicId,
  type Offer,
  type OrganisationId,
  type Permissions,
} from '@anteroom/domain';
import { DatabaseError } from '../../database/database-error.ts';

/** An offer as the columns of its row say it. */
export interface OfferColumns extends Permissions {
  readonly organisationId: OrganisationId;
  readonly clinicId: ClinicId | null;
  readonly role: ReturnType<typeof offeredRole>;
}

export function columnsOfOffer(offer: Offer): OfferColumns {
  return {
    organisationId: offer.organisationId,
    clinicId: offer.kind === 'organisation' ? null : offer.clinicId,
    role: offeredRole(offer),
    ...(offer.kind === 'clinic' ? offer.permissions : noPermission),
  };
}

/** @throws DatabaseError for columns that say no offer; the database's own checks refuse such rows too */
export function offerOf({ organisationId, clinicId, role, ...permissions }: OfferColumns): Offer {
  const { waitingArea, meetingRooms, userRoom } = permissions;
  switch (role) {
    case 'organisation-administrator':
    case 'organisation-coordinator':
    case 'organisation-reporter':
      return { kind: 'organisation', organisationId, role };
    default:
      if (clinicId === null) throw new DatabaseError('A stored invitation leads to no clinic.');
      if (role === 'service-referrer') return { kind: 'referral', organisationId, clinicId };
      return { kind: 'clinic', organisationId, clinicId, role, permissions: { waitingArea, meetingRooms, userRoom } };
  }
}
