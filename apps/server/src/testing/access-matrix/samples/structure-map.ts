import type { Actor, Place } from '@anteroom/domain';
import type { MessageSamples, Situation } from '../sample.ts';

export const structureMapMessageSamples: MessageSamples<'watchStructure' | 'unwatchStructure'> = {
  watchStructure: [{ place: houseOf, request: ({ spot }) => ({ organisation: spot.organisation.slug }) }],
  unwatchStructure: [{ request: () => ({}) }],
};

/** The whole house for roles at the organisation; for the others the clinic of it that they belong to. */
function houseOf({ spot, actor }: Pick<Situation, 'spot' | 'actor'>): Place {
  const organisationId = spot.organisation.id;
  return { organisationId, clinicId: ownClinicIn(actor, organisationId), consultationId: null };
}

function ownClinicIn(actor: Actor, organisationId: Place['organisationId']) {
  if (actor.kind !== 'staff') return null;
  const own = [...actor.clinics, ...actor.referrals].find((place) => place.organisationId === organisationId);
  return own?.clinicId ?? null;
}
