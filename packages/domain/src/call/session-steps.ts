import type { ConsultationCommand } from '../consultation/commands.ts';
import { decide, type DecisionContext } from '../consultation/decide.ts';
import { evolve } from '../consultation/evolve.ts';
import type { Consultation } from '../consultation/state.ts';
import type { ConsultationId } from '../ids.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Session, SessionChange, SessionDecision, SessionRefusal } from './session.ts';
import { participantsOf, type Call, type EndedCall, type OpenCall } from './state.ts';
import { mostPeopleIn } from './topology.ts';

type StayChange = SessionChange['stays'][number];

/** The stay of that id in the session. */
export function findStay(session: Session, id: ConsultationId): Consultation | undefined {
  return session.consultations.find((consultation) => consultation.id === id);
}

/** The session's call while it is open. */
export function openCallOf(session: Session): OpenCall | null {
  return session.call?.status === 'open' ? session.call : null;
}

/** Whether the stay is being seen in this very call. */
export function isSeenIn(stay: Consultation, call: OpenCall): boolean {
  return stay.status === 'being-seen' && stay.callId === call.id;
}

/** Whether more people are in the call than it may hold. */
export function isTooFull(call: Call, context: DecisionContext): boolean {
  return participantsOf(call).length > mostPeopleIn(context);
}

/** The call, over. */
export function endedCall(call: OpenCall, context: DecisionContext): EndedCall {
  return { status: 'ended', id: call.id, startedAt: call.startedAt, endedAt: context.now };
}

/** Decides one command on one stay and applies its events. */
export function runCommand(
  stay: Consultation,
  command: ConsultationCommand,
  context: DecisionContext,
): Result<StayChange, SessionRefusal> {
  const decided = decide(stay, command, context);
  if (!decided.ok) return decided;
  const events = decided.value;
  const after = events.reduce<Consultation>(
    (state, event) => (event.type === 'arrived' ? state : evolve(state, event)),
    stay,
  );
  return accepted({ consultationId: stay.id, events, after });
}

/**
 * Gives the same command to every stay that is seen in the call, all or none; `next` is the call as it will be. A stay
 * that is no longer seen there asks for nothing: it must never keep a provider from leaving.
 */
export function runForEachStay(
  session: Session,
  call: OpenCall,
  next: Call,
  command: ConsultationCommand,
  context: DecisionContext,
): SessionDecision {
  const stays: StayChange[] = [];
  for (const member of call.stays) {
    const stay = findStay(session, member.consultationId);
    if (stay === undefined) return refused('unknown-consultation');
    if (!isSeenIn(stay, call)) continue;
    const decided = runCommand(stay, command, context);
    if (!decided.ok) return decided;
    if (decided.value.events.length > 0) stays.push(decided.value);
  }
  return accepted({ call: next, stays, begun: [], arrivals: [] });
}
