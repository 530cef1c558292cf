import type { DecisionContext } from '../consultation/decide.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import { peopleOf, type Consultation } from '../consultation/state.ts';
import type { ParticipantId, PersonId } from '../ids.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Session, SessionCommand, SessionDecision } from './session.ts';
import { openCallOf } from './session-steps.ts';
import { isHeld, participantsOf, providerIn, type OpenCall } from './state.ts';

type HoldingCommand = Extract<SessionCommand, { type: 'hold-participants' | 'take-back-participants' }>;

/** Who is to be on hold in a call, or no longer; and who says so. */
export interface HoldingWish {
  readonly participantIds: readonly ParticipantId[];
  readonly by: PersonId;
  readonly isHeld: boolean;
}

export type HoldingRefusal = 'not-in-this-call' | 'provider-not-held';

/**
 * The call with these people on hold in it, or back, all of them or none (C2). Only a provider inside decides it, and
 * providers are never held. Who is so already stays so, with who held them first.
 */
export function callHolding(
  call: OpenCall,
  { participantIds, by, isHeld: held }: HoldingWish,
  { now }: DecisionContext,
): Result<OpenCall, HoldingRefusal> {
  if (providerIn(call, by) === null) return refused('not-in-this-call');
  const inside = participantsOf(call);
  if (!participantIds.every((id) => inside.includes(id))) return refused('not-in-this-call');
  const named = [...new Set(participantIds)];
  if (!held) return accepted({ ...call, held: call.held.filter((each) => !named.includes(each.participantId)) });
  if (call.providers.some(({ participantId }) => named.includes(participantId))) return refused('provider-not-held');
  const fresh = named.filter((id) => !isHeld(call, id));
  return accepted({
    ...call,
    held: [...call.held, ...fresh.map((participantId) => ({ participantId, by, since: now }))],
  });
}

/**
 * A provider inside puts people of the call on hold in it, or takes them back. It changes the status of no stay; each stay
 * only notes it among its events.
 */
export function decideHolding(session: Session, command: HoldingCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (call.roomId !== null) return refused('not-in-this-call');
  const { participantIds, by } = command;
  const wish = { participantIds, by, isHeld: command.type === 'hold-participants' };
  const next = callHolding(call, wish, context);
  if (!next.ok) return next;
  const changed = participantIds.filter((id) => isHeld(call, id) !== isHeld(next.value, id));
  const stays = session.consultations.flatMap((after) => {
    const events = noted(after, changed, wish, context);
    return events.length === 0 ? [] : [{ consultationId: after.id, events, after }];
  });
  return accepted({ call: next.value, stays, begun: [], arrivals: [] });
}

function noted(
  stay: Consultation,
  changed: readonly ParticipantId[],
  { by, isHeld: held }: HoldingWish,
  { now }: DecisionContext,
): ConsultationEvent[] {
  const type = held ? 'participant-held' : 'participant-taken-back';
  const people = peopleOf(stay).filter((id) => changed.includes(id));
  return people.map((participantId) => ({ type, at: now, participantId, by }));
}

/** The people who come and go with somebody: those of their stay; a provider or a guest is alone. */
export function ownPeopleOf(call: OpenCall, id: ParticipantId): readonly ParticipantId[] {
  return call.stays.find(({ participantIds }) => participantIds.includes(id))?.participantIds ?? [id];
}

/**
 * Whether two people inside a call see and hear each other: nobody else than the others of the same stay is with somebody
 * who is on hold, and they only where they are on hold too.
 */
export function areTogether(call: OpenCall, left: ParticipantId, right: ParticipantId): boolean {
  const inside = participantsOf(call);
  if (!inside.includes(left) || !inside.includes(right) || isHeld(call, left) !== isHeld(call, right)) return false;
  return !isHeld(call, left) || ownPeopleOf(call, left).includes(right);
}

/** Whether somebody inside may know of another there: who is on hold knows of nobody but their own people. */
export function mayKnowOf(call: OpenCall, viewer: ParticipantId, other: ParticipantId): boolean {
  return !isHeld(call, viewer) || ownPeopleOf(call, viewer).includes(other);
}
