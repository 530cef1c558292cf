import { everyPermission } from '@anteroom/domain';
import { routes, type CallView } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { origin } from '../server-in-memory.ts';
import type { Situation } from './sample.ts';
import type { SignedIn } from './world.ts';

/**
 * Puts whoever is tried into a call with the caller of a stay of this place: staff as a member of the clinic, which they
 * stop being before the sample is sent; a caller by a professional who joins them.
 */
export async function callWith(at: Situation, stay = at.spot.stay): Promise<CallView> {
  const { world, walker, actor } = at;
  if (walker.kind !== 'staff' || actor.kind !== 'staff') return join(at, world.host, stay.id);
  const person = world.people[walker.role];
  const { access } = world.server.database.stores;
  const clinicId = at.spot.clinic.id;
  // Only this much of it is undone: the role, not the call.
  const held = actor.clinics.find((membership) => membership.clinicId === clinicId);
  await access.grantClinicRole(person.personId, clinicId, 'clinic-administrator', everyPermission);
  const call = await join(at, person, stay.id);
  if (held === undefined) await world.takeClinicRole(person.personId, clinicId);
  else await access.grantClinicRole(person.personId, clinicId, held.role, held);
  return call;
}

async function join({ world }: Situation, person: SignedIn, stay: string): Promise<CallView> {
  const answer = await world.server.app.inject({
    method: 'POST',
    url: routes.commandConsultation.path.replace(':consultationId', stay),
    headers: { origin, cookie: person.cookie },
    payload: { command: { type: 'join' } },
  });
  const { call } = z.parse(routes.commandConsultation.reply, answer.json());
  if (call === null) throw new Error('Somebody joined into no call.');
  return call;
}
