import { myClinicsAtHand, type Me } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Session } from './identity.ts';
import { myClinics } from './my-clinics.ts';

/** Who is signed in, with the first of the clinics that they may enter, and how many there are; null for somebody unknown. */
export async function readMe(session: Session, stores: Stores): Promise<Me | null> {
  const actor = await stores.access.actorOf(session.personId);
  if (actor === null) return null;
  const { clinics, total } = await myClinics(actor, stores, { search: '', limit: myClinicsAtHand, offset: 0 });
  return {
    personId: session.personId,
    name: session.name,
    email: session.email,
    clinics,
    clinicCount: total,
    standing: { organisations: [...actor.organisations], clinics: [...actor.clinics], referrals: [...actor.referrals] },
  };
}
