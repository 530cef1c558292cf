import { begin, continuation } from '../consultation/evolve.ts';
import type { DecisionContext } from '../consultation/decide.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import { peopleOf, type Consultation } from '../consultation/state.ts';
import type { ConsultationId } from '../ids.ts';
import { accepted, refused } from '../result.ts';
import { decideAnswerConsent, decideAskConsent, decideRecord, withConsent } from './consent.ts';
import { decideAdd, decideJoin } from './entering.ts';
import { decideGather } from './gathering.ts';
import { decideGuest, endVisitsWithCall } from './guests.ts';
import { decideHolding } from './holding.ts';
import { decideEndCall, decideLeave } from './leaving.ts';
import { decideLock } from './locking.ts';
import type { Session, SessionCommand, SessionDecision } from './session.ts';
import { endedCall, findStay, isSeenIn, isTooFull, openCallOf, runCommand } from './session-steps.ts';
import { withoutGone, type Call, type OpenCall } from './state.ts';
import { callAfterMedia, withTopology, type MediaCommand } from './topology.ts';

/**
 * Decides over a call and its stays at once. Answers the call as it will be and each stay's events, or the code of a
 * refusal, in which case nothing at all changes. The session is one moment's reading of the call and its stays.
 */
export function decideSession(session: Session, command: SessionCommand, context: DecisionContext): SessionDecision {
  const decided = decideCommand(session, command, context);
  if (!decided.ok) return decided;
  const { value } = decided;
  const call = value.call?.status === 'open' ? withTopology(value.call, context) : value.call;
  return accepted(withConsent(session, endVisitsWithCall(session, { ...value, call }, context), context));
}

function decideCommand(session: Session, command: SessionCommand, context: DecisionContext): SessionDecision {
  switch (command.type) {
    case 'join':
      return decideJoin(session, command, context);
    case 'add':
      return decideAdd(session, command, context);
    case 'gather':
      return decideGather(session, command, context);
    case 'leave':
      return decideLeave(session, command, context);
    case 'end-call':
      return decideEndCall(session, command, context);
    case 'lock':
      return decideLock(session, command, context);
    case 'hold-participants':
    case 'take-back-participants':
      return decideHolding(session, command, context);
    case 'ask-consent':
      return decideAskConsent(session, command, context);
    case 'answer-consent':
      return decideAnswerConsent(session, command, context);
    case 'record':
      return decideRecord(session, command, context);
    case 'report-strain':
    case 'report-encryption':
    case 'allow-unencrypted':
      return decideMedia(session, command, context);
    case 'guest-comes':
    case 'admit-guest':
    case 'guest-goes':
      return decideGuest(session, command, context);
    case 'transfer':
      return decideTransfer(session, command, context);
    case 'stay':
      return decideStay(session, command.consultationId, [command.command], context);
  }
}

/** What is said about how the call travels; over the call of a room `decideRoom` decides. */
function decideMedia(session: Session, command: MediaCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (call.roomId !== null) return refused('not-in-this-call');
  const next = callAfterMedia(call, command, context);
  return next.ok ? accepted({ call: next.value, stays: [], begun: [], arrivals: [] }) : next;
}

type StayCommand = Extract<SessionCommand, { type: 'stay' }>['command'];
type TransferCommand = Extract<SessionCommand, { type: 'transfer' }>;

function decideTransfer(session: Session, command: TransferCommand, context: DecisionContext): SessionDecision {
  const { consultationId, to, noteId, by, continuedAs } = command;
  return decideStay(
    session,
    consultationId,
    [
      { type: 'offer-transfer', to, noteId, by, expiresAt: null },
      { type: 'accept-transfer', by, continuedAs },
    ],
    context,
  );
}

/** One stay's commands, one after the other: all of them, or none. */
function decideStay(
  session: Session,
  id: ConsultationId,
  commands: readonly StayCommand[],
  context: DecisionContext,
): SessionDecision {
  const stay = findStay(session, id);
  if (stay === undefined) return refused('unknown-consultation');
  const events: ConsultationEvent[] = [];
  let after = stay;
  for (const command of commands) {
    const decided = runCommand(after, command, context);
    if (!decided.ok) return decided;
    events.push(...decided.value.events);
    after = decided.value.after;
  }
  const call = openCallOf(session);
  const next = call === null ? session.call : callAfter(call, after, context);
  const entered = commands.some(({ type }) => type === 'companion-enters');
  if (entered && next?.status === 'open' && isTooFull(next, context)) return refused('call-full');
  const arrivals = events.flatMap((event) => (event.type === 'transferred' ? [continuation(stay, event)] : []));
  return accepted({
    call: next,
    stays: events.length === 0 ? [] : [{ consultationId: id, events, after }],
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
  return stays.length === 0 ? endedCall(call, context) : withoutGone({ ...call, stays });
}
