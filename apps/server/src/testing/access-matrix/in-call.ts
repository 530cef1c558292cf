import type { PersonId } from '@anteroom/domain';
import { routes, type CallView } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { origin } from '../server-in-memory.ts';
import type { Situation } from './sample.ts';
import type { WaitingCaller } from './spots.ts';

/**
 * Puts whoever is tried into a call with the caller of a stay: a caller because a professional joins them; somebody of
 * staff in that professional's place, as though they had joined while they still might.
 */
export async function callWith(at: Situation, stay: WaitingCaller = at.spot.stay): Promise<CallView> {
  const call = await hostJoins(at, stay);
  if (at.actor.kind === 'staff' && at.guesses !== true) await takePlace(at, call, stay, at.actor.personId);
  return call;
}

async function hostJoins({ world }: Situation, { id }: WaitingCaller): Promise<CallView> {
  const answer = await world.server.app.inject({
    method: 'POST',
    url: routes.commandConsultation.path.replace(':consultationId', id),
    headers: { origin, cookie: world.host.cookie },
    payload: { command: { type: 'join' } },
  });
  const { call } = z.parse(routes.commandConsultation.reply, answer.json());
  if (call === null) throw new Error('The host joined into no call.');
  return call;
}

async function takePlace({ world }: Situation, { callId }: CallView, { id }: WaitingCaller, personId: PersonId) {
  const { calls, consultations } = world.server.database.stores;
  const stored = await calls.load(callId);
  const stay = await consultations.load(id);
  if (stored?.call.status !== 'open' || stay?.consultation.status !== 'being-seen')
    throw new Error('There is no call.');
  const [first, ...more] = stay.consultation.providers;
  await calls.save(
    { ...stored.call, providers: stored.call.providers.map((provider) => ({ ...provider, personId })) },
    stored.revision,
  );
  await consultations.save({ ...stay.consultation, providers: [{ ...first, personId }, ...more] }, stay.revision, []);
}
