import type { Offer, PersonId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';

/**
 * Makes somebody what an offer says. Who is something there already stays that: an invitation neither raises nor lowers
 * anybody.
 * @returns whether they are something that they weren't
 */
export async function giveRole(stores: Stores, person: PersonId, offer: Offer): Promise<boolean> {
  const { access } = stores;
  switch (offer.kind) {
    case 'organisation': {
      const { organisation } = await access.rolesIn(person, { organisationId: offer.organisationId });
      if (organisation !== null) return false;
      await access.grantOrganisationRole(person, offer.organisationId, offer.role);
      return true;
    }
    case 'clinic': {
      const { clinic } = await access.rolesIn(person, { clinicId: offer.clinicId });
      if (clinic !== null) return false;
      await access.grantClinicRole(person, offer.clinicId, offer.role, offer.permissions);
      return true;
    }
    case 'referral': {
      const { isReferrer } = await access.rolesIn(person, { clinicId: offer.clinicId });
      if (isReferrer) return false;
      await access.grantReferral(person, offer.clinicId);
      return true;
    }
  }
}
