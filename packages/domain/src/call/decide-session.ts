import { begin, continuation } from '../consultation/evolve.ts';
import type { DecisionContext } from '../consultation/decide.ts';
import { peopleOf, type Consultation } from '../consultation/state.ts';
import { accepted, refused } from '../result.ts';
import { decideAdd, decideJoin } from './entering.ts';
import { decideEndCall, decideLeave } from './leaving.ts';
import { decideLock } from './locking.ts';
import type { Session, SessionCommand, SessionDecision } from './session.ts';
import { endedCall, findStay, isSeenIn, isTooFull, openCallOf, runCommand } from './session-steps.ts';
import type { Call, OpenCall } from './state.ts';

/**
 * Decides over a call and its stays at once. Answers the call as it will be and each stay's events, or the code of a
 * refusal, in which case nothing at all changes. The session is one moment's reading of the call and its stays.
 */
export function decideSession(session: Session, command: SessionCommand, context: DecisionContext): SessionDecision {
  switch (command.type) {
    case 'join':
      return decideJoin(session, command, context);
    case 'add':
      return decideAdd(session, command, context);
    case 'leave':
      return decideLeave(session, command, context);
    case 'end-call':
      return decideEndCall(session, command, context);
    case 'lock':
      return decideLock(session, command, context);
    case 'stay':
      return decideStay(session, command, context);
  }
}

type StayCommand = Extract<SessionCommand, { type: 'stay' }>;

function decideStay(session: Session, command: StayCommand, context: DecisionContext): SessionDecision {
  const stay = findStay(session, command.consultationId);
  if (stay === undefined) return refused('unknown-consultation');
  const decided = runCommand(stay, command.command, context);
  if (!decided.ok) return decided;
  const { events, after } = decided.value;
  const call = openCallOf(session);
  const next = call === null ? session.call : callAfter(call, after, context);
  if (command.command.type === 'companion-enters' && next?.status === 'open' && isTooFull(next)) {
    return refused('call-full');
  }
  const arrivals = events.flatMap((event) => (event.type === 'transferred' ? [continuation(stay, event)] : []));
  return accepted({
    call: next,
    stays: events.length === 0 ? [] : [decided.value],
    begun: arrivals.map(begin),
    arrivals,
  });
}

/** The call after one of its stays has changed: it loses a stay that is no longer seen, and ends with its last one. */
function callAfter(call: OpenCall, after: Consultation, context: DecisionContext): Call {
  const stays = call.stays.flatMap((member) => {
    if (member.consultationId !== after.id) return [member];
    return isSeenIn(after, call) ? [{ ...member, participantIds: peopleOf(after) }] : [];
  });
  return stays.length === 0 ? endedCall(call, context) : { ...call, stays };
}
