import type { DecisionContext } from '../consultation/decide.ts';
import type { InvitedAs } from '../call-invitation/call-invitation.ts';
import type { PersonId } from '../ids.ts';
import { accepted, refused } from '../result.ts';
import { endVisit, factsOf, type KnockingVisit, type Visit } from '../room/visit.ts';
import type { Session, SessionChange, SessionCommand, SessionDecision } from './session.ts';
import { openCallOf } from './session-steps.ts';
import { participantsOf, providerIn, withoutGone, type OpenCall } from './state.ts';
import { mostPeopleIn } from './topology.ts';

type GuestCommand = Extract<SessionCommand, { type: 'guest-comes' | 'admit-guest' | 'guest-goes' }>;

/**
 * Decides over those whom a host has invited into a call of a waiting area (C2): they come, are let in, and go. A lock keeps
 * them out as little as anybody else whom those inside bring in (W8). Over the guests of a room `decideRoom` decides.
 */
export function decideGuest(session: Session, command: GuestCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (call.roomId !== null) return refused('not-in-this-call');
  switch (command.type) {
    case 'guest-comes':
      if (!hasSeat(call, context)) return refused('call-full');
      return command.isDirect ? letIn(call, command.visit, command.as, null, context) : changed(call, command.visit);
    case 'admit-guest': {
      if (providerIn(call, command.by) === null) return refused('not-in-this-call');
      const visit = session.visits?.find(({ id }) => id === command.visitId);
      if (visit?.status !== 'knocking') return refused('visit-over');
      return hasSeat(call, context) ? letIn(call, visit, command.as, command.by, context) : refused('call-full');
    }
    case 'guest-goes': {
      const visit = session.visits?.find(({ id }) => id === command.visitId);
      if (visit === undefined) return refused('visit-over');
      const guests = call.guests.filter(({ participantId }) => participantId !== visit.id);
      const next = guests.length === call.guests.length ? call : withoutGone({ ...call, guests });
      return changed(next, endVisit(visit, command.outcome, context.now));
    }
  }
}

/** With the call ends the visit of everybody who was invited into it. */
export function endVisitsWithCall(session: Session, change: SessionChange, { now }: DecisionContext): SessionChange {
  if (change.call?.status === 'open') return change;
  const over = (session.visits ?? []).map((visit) => endVisit(visit, 'ended', now));
  return over.length === 0 ? change : { ...change, visits: over };
}

function hasSeat(call: OpenCall, context: DecisionContext): boolean {
  return participantsOf(call).length < mostPeopleIn(context);
}

function letIn(
  call: OpenCall,
  visit: KnockingVisit,
  as: InvitedAs,
  by: PersonId | null,
  { now }: DecisionContext,
): SessionDecision {
  const role = as === 'interpreter' ? { as } : {};
  const guest = { kind: 'guest', participantId: visit.id, ...role, joinedAt: now } as const;
  return changed(
    { ...call, guests: [...call.guests, guest] },
    { ...factsOf(visit), status: 'inside', since: now, callId: call.id, admittedBy: by },
  );
}

function changed(call: OpenCall, visit: Visit): SessionDecision {
  return accepted({ call, stays: [], begun: [], arrivals: [], visits: [visit] });
}
