import { offeredPlace, offeredRole, settingsOf, type Offer, type Place } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { RoleFacts } from './letters.ts';

/** Where an offer leads, as it is now. */
export interface OfferedPlace {
  readonly place: Place;
  /** Whether nobody comes to work there any more. */
  readonly isClosed: boolean;
  readonly organisation: string;
  /** The organisation's own, in which letters give times. */
  readonly timeZone: string;
  /** Null for the organisation itself. */
  readonly clinic: { readonly slug: string; readonly name: string } | null;
}

/** Finds where an offer leads; null where there is no such place, or a clinic of another organisation. */
export async function findOfferedPlace(stores: Stores, offer: Offer): Promise<OfferedPlace | null> {
  const place = offeredPlace(offer);
  const { timeZone } = settingsOf((await stores.settings.of({ organisationId: offer.organisationId })).overrides);
  if (offer.kind === 'organisation') {
    const [organisation] = await stores.clinics.organisationsByIds([offer.organisationId]);
    if (organisation === undefined) return null;
    return { place, isClosed: organisation.closedAt !== null, organisation: organisation.name, timeZone, clinic: null };
  }
  const found = await stores.clinics.byId(offer.clinicId);
  if (found === null || found.organisation.id !== offer.organisationId) return null;
  const isClosed = found.clinic.closedAt !== null;
  return { place, isClosed, organisation: found.organisation.name, timeZone, clinic: found.clinic };
}

/** What a letter about an offer says. */
export function roleFacts(offer: Offer, { organisation, clinic }: OfferedPlace, by: string | null): RoleFacts {
  return { role: offeredRole(offer), place: clinic?.name ?? organisation, organisation, by };
}
