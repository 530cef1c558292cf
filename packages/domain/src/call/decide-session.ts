import { continuation, begin, evolve } from '../consultation/evolve.ts';
import { decide, type DecisionContext } from '../consultation/decide.ts';
import type { ConsultationCommand } from '../consultation/commands.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import type { BeingSeen, Consultation } from '../consultation/state.ts';
import type { ConsultationId } from '../ids.ts';
import { accepted, refused, type Result } from '../result.ts';
import type {
  Session,
  SessionChange,
  SessionCommand,
  SessionDecision,
  SessionRefusal,
} from './session.ts';
import {
  participantsOf,
  peerToPeerLimit,
  type Call,
  type OpenCall,
  type ProviderMember,
  type StayMember,
} from './state.ts';

type Command<Type extends SessionCommand['type']> = Extract<SessionCommand, { type: Type }>;
type StayChange = SessionChange['stays'][number];

/**
 * Decides over a call and its stays at once. Answers the call as it will be and each stay's events, or the code of a
 * refusal, in which case nothing at all changes.
 */
export function decideSession(
  session: Session,
  command: SessionCommand,
  context: DecisionContext,
): SessionDecision {
  switch (command.type) {
    case 'join':
      return join(session, command, context);
    case 'add':
      return add(session, command, context);
    case 'leave':
      return leave(session, command, context);
    case 'end-call':
      return endCall(session, command, context);
    case 'stay':
      return stayCommand(session, command, context);
  }
}

function join(session: Session, command: Command<'join'>, context: DecisionContext): SessionDecision {
  const stay = find(session, command.consultationId);
  if (stay === undefined) return refused('unknown-consultation');
  const call = stay.status === 'being-seen' ? openCallOf(session) : null;
  const provider: ProviderMember = {
    kind: 'provider',
    participantId: command.participantId,
    personId: command.personId,
    joinedAt: context.now,
  };
  if (call === null) {
    const begun: OpenCall = {
      status: 'open',
      id: command.callId,
      startedAt: context.now,
      providers: [provider],
      stays: [],
    };
    return bringIn(begun, stay, context);
  }
  if (call.providers.some((member) => member.participantId === command.participantId)) {
    return accepted({ call, stays: [], begun: [] });
  }
  const joined = { ...call, providers: [...call.providers, provider] };
  if (tooMany(joined)) return refused('call-full');
  return forEachStay(session, call, joined, context, () => ({
    type: 'join',
    callId: call.id,
    participantId: command.participantId,
    personId: command.personId,
  }));
}

function add(session: Session, command: Command<'add'>, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  const stay = find(session, command.consultationId);
  if (call === null) return refused('call-ended');
  if (stay === undefined) return refused('unknown-consultation');
  if (!call.providers.some((provider) => provider.personId === command.by)) {
    return refused('not-in-this-call');
  }
  if (call.stays.some((member) => member.consultationId === stay.id)) {
    return accepted({ call, stays: [], begun: [] });
  }
  if (stay.status === 'being-seen') return refused('in-another-call');
  return bringIn(call, stay, context);
}

/** Brings a stay into a call: every provider there joins it. */
function bringIn(
  call: OpenCall,
  stay: Consultation,
  context: DecisionContext,
): SessionDecision {
  const events: ConsultationEvent[] = [];
  let after = stay;
  for (const provider of call.providers) {
    const decided = applyTo(after, { ...provider, type: 'join', callId: call.id }, context);
    if (!decided.ok) return decided;
    events.push(...decided.value.events);
    after = decided.value.after;
  }
  const next: OpenCall = { ...call, stays: [...call.stays, memberOf(stay, context)] };
  if (tooMany(next)) return refused('call-full');
  return accepted({
    call: next,
    stays: [{ consultationId: stay.id, events, after }],
    begun: [],
  });
}

function leave(session: Session, command: Command<'leave'>, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  const providers = call.providers.filter(
    (provider) => provider.participantId !== command.participantId,
  );
  if (providers.length === call.providers.length) return refused('not-in-this-call');
  const next: Call = providers.length === 0 ? ended(call, context) : { ...call, providers };
  return forEachStay(session, call, next, context, () => ({
    type: 'provider-leaves',
    participantId: command.participantId,
    reason: command.reason,
  }));
}

function endCall(
  session: Session,
  command: Command<'end-call'>,
  context: DecisionContext,
): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  return forEachStay(session, call, ended(call, context), context, () => ({
    type: 'end',
    by: command.by,
  }));
}

function stayCommand(
  session: Session,
  command: Command<'stay'>,
  context: DecisionContext,
): SessionDecision {
  const stay = find(session, command.consultationId);
  if (stay === undefined) return refused('unknown-consultation');
  const decided = applyTo(stay, command.command, context);
  if (!decided.ok) return decided;
  const { after } = decided.value;
  const begun = decided.value.events.flatMap((event) =>
    event.type === 'transferred' ? [begin(continuation(stay, event))] : [],
  );
  const call = openCallOf(session);
  return accepted({
    call: call === null ? session.call : callAfter(call, after, context),
    stays: decided.value.events.length === 0 ? [] : [decided.value],
    begun,
  });
}

/** The call after one of its stays has changed: it loses a stay that is no longer seen, and ends with its last one. */
function callAfter(call: OpenCall, after: Consultation, context: DecisionContext): Call {
  const stays = call.stays.flatMap((member) => {
    if (member.consultationId !== after.id) return [member];
    return isSeenIn(after, call) ? [{ ...member, participantIds: peopleOf(after) }] : [];
  });
  return stays.length === 0 ? ended(call, context) : { ...call, stays };
}

function isSeenIn(stay: Consultation, call: OpenCall): stay is BeingSeen {
  return stay.status === 'being-seen' && stay.callId === call.id;
}

function forEachStay(
  session: Session,
  call: OpenCall,
  next: Call,
  context: DecisionContext,
  commandOf: () => ConsultationCommand,
): SessionDecision {
  const stays: StayChange[] = [];
  for (const member of call.stays) {
    const stay = find(session, member.consultationId);
    if (stay === undefined) return refused('unknown-consultation');
    const decided = applyTo(stay, commandOf(), context);
    if (!decided.ok) return decided;
    if (decided.value.events.length > 0) stays.push(decided.value);
  }
  return accepted({ call: next, stays, begun: [] });
}

function applyTo(
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

function find(session: Session, id: ConsultationId): Consultation | undefined {
  return session.consultations.find((consultation) => consultation.id === id);
}

function openCallOf(session: Session): OpenCall | null {
  return session.call?.status === 'open' ? session.call : null;
}

function ended(call: OpenCall, context: DecisionContext): Call {
  return { status: 'ended', id: call.id, startedAt: call.startedAt, endedAt: context.now };
}

function memberOf(stay: Consultation, context: DecisionContext): StayMember {
  return {
    kind: 'stay',
    consultationId: stay.id,
    clinicId: stay.clinicId,
    participantIds: peopleOf(stay),
    joinedAt: context.now,
  };
}

function peopleOf(stay: Consultation): StayMember['participantIds'] {
  return [stay.callerId, ...stay.companions];
}

function tooMany(call: OpenCall): boolean {
  return participantsOf(call).length > peerToPeerLimit;
}
