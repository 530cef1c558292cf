import type { DecisionContext } from '../consultation/decide.ts';
import { refused } from '../result.ts';
import type { Session, SessionCommand, SessionDecision } from './session.ts';
import { endedCall, openCallOf, runForEachStay } from './session-steps.ts';
import type { Call } from './state.ts';

type LeaveCommand = Extract<SessionCommand, { type: 'leave' }>;
type EndCallCommand = Extract<SessionCommand, { type: 'end-call' }>;

/**
 * A provider leaves or is gone: with the last one the call is over, and each stay is on hold in its own space. Over
 * the call of a room `decideRoom` decides.
 */
export function decideLeave(session: Session, command: LeaveCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (call.roomId !== null) return refused('not-in-this-call');
  const providers = call.providers.filter((provider) => provider.participantId !== command.participantId);
  if (providers.length === call.providers.length) return refused('not-in-this-call');
  const next: Call = providers.length === 0 ? endedCall(call, context) : { ...call, providers };
  const { participantId, reason } = command;
  return runForEachStay(session, call, next, { type: 'provider-leaves', participantId, reason }, context);
}

/** Ends the call for all: every stay in it is completed. */
export function decideEndCall(session: Session, command: EndCallCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (call.roomId !== null) return refused('not-in-this-call');
  return runForEachStay(session, call, endedCall(call, context), { type: 'end', by: command.by }, context);
}
