import type { ClinicId } from '@anteroom/domain';
import type { Situation } from './sample.ts';
import type { Spot } from './spots.ts';

/** A clinic of the same organisation where there is one, and another than the one that is tried. */
export function elsewhere({ world, spot }: Pick<Situation, 'world' | 'spot'>): Spot {
  const own = world.spots['the own clinic'];
  return spot === own ? world.spots['another clinic of the organisation'] : own;
}

/** A clinic that whoever is tried may transfer callers to: it has made them its service referrer. */
export async function destinationOf(at: Situation): Promise<ClinicId> {
  const { clinic } = elsewhere(at);
  if (at.actor.kind === 'staff' && at.allowed) {
    await at.world.server.database.stores.access.grantReferral(at.actor.personId, clinic.id);
  }
  return clinic.id;
}

/** Offers the first caller of a clinic to another one, as though somebody had done so before. */
export async function offer({ world }: Situation, from: Spot, to: Spot): Promise<void> {
  const { consultations } = world.server.database.stores;
  const stored = await consultations.load(from.stay.id);
  if (stored?.consultation.status !== 'waiting') throw new Error('Nobody waits there.');
  const standing = { to: to.clinic.id, noteId: null, by: world.host.personId, at: 0, expiresAt: null };
  await consultations.save({ ...stored.consultation, offer: standing }, stored.revision, []);
}
