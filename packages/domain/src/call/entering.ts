import type { DecisionContext } from '../consultation/decide.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import { isOpen, peopleOf, type Consultation } from '../consultation/state.ts';
import { accepted, refused, type Result } from '../result.ts';
import { isLockedFor } from './locking.ts';
import type { Session, SessionChange, SessionCommand, SessionDecision, SessionRefusal } from './session.ts';
import { findStay, isSeenIn, isTooFull, openCallOf, runCommand, runForEachStay } from './session-steps.ts';
import { providerIn, type OpenCall, type ProviderMember, type StayMember } from './state.ts';

type JoinCommand = Extract<SessionCommand, { type: 'join' }>;
type AddCommand = Extract<SessionCommand, { type: 'add' }>;

/** A provider joins a stay: in the call where it is being seen, or in a new one. */
export function decideJoin(session: Session, command: JoinCommand, context: DecisionContext): SessionDecision {
  const stay = findStay(session, command.consultationId);
  if (stay === undefined) return refused('unknown-consultation');
  const open = openCallOf(session);
  const call = open !== null && isSeenIn(stay, open) ? open : null;
  if (isOpen(stay) && isElsewhere(session, command, call)) return refused('already-in-a-call');
  const provider: ProviderMember = {
    kind: 'provider',
    participantId: command.participantId,
    personId: command.personId,
    joinedAt: context.now,
  };
  if (call !== null) return enter(session, call, provider, context);
  const begun: OpenCall = {
    status: 'open',
    id: command.callId,
    startedAt: context.now,
    providers: [provider],
    stays: [],
    roomId: null,
    guests: [],
    lock: null,
    held: [],
  };
  return bringIn(begun, stay, context);
}

/** Whether the person who joins is in another call than this one. */
function isElsewhere(session: Session, command: JoinCommand, call: OpenCall | null): boolean {
  const loaded = openCallOf(session);
  const isInLoaded = loaded !== null && providerIn(loaded, command.personId) !== null;
  const current = session.callOfPerson ?? (isInLoaded ? loaded.id : null);
  return current !== null && current !== call?.id;
}

/**
 * Somebody enters a running call. A person is in it once: who is there already stays the participant that they are,
 * whatever id this command proposes, and `providerIn` tells which.
 */
function enter(session: Session, call: OpenCall, provider: ProviderMember, context: DecisionContext): SessionDecision {
  if (providerIn(call, provider.personId) !== null) return accepted(unchanged(call));
  if (isLockedFor(call, provider.personId)) return refused('call-locked');
  const joined = { ...call, providers: [...call.providers, provider] };
  if (isTooFull(joined, context)) return refused('call-full');
  const { participantId, personId } = provider;
  const command = { type: 'join', callId: call.id, participantId, personId } as const;
  return runForEachStay(session, call, joined, command, context);
}

/** A provider brings a waiting or on-hold stay into the call that they are in. */
export function decideAdd(session: Session, command: AddCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  const stay = findStay(session, command.consultationId);
  if (call === null) return refused('call-ended');
  if (stay === undefined) return refused('unknown-consultation');
  if (providerIn(call, command.by) === null) return refused('not-in-this-call');
  // No command moves a caller into a room.
  if (call.roomId !== null) return refused('no-callers-in-rooms');
  if (isSeenIn(stay, call)) return accepted(unchanged(call));
  if (stay.status === 'being-seen') return refused('in-another-call');
  return bringIn(call, stay, context);
}

/** Brings a stay into a call: every provider there joins it. */
export function bringIn(
  call: OpenCall,
  stay: Consultation,
  context: DecisionContext,
): Result<SessionChange & { readonly call: OpenCall }, SessionRefusal> {
  const events: ConsultationEvent[] = [];
  let after = stay;
  for (const { participantId, personId } of call.providers) {
    const command = { type: 'join', callId: call.id, participantId, personId } as const;
    const decided = runCommand(after, command, context);
    if (!decided.ok) return decided;
    events.push(...decided.value.events);
    after = decided.value.after;
  }
  const others = call.stays.filter((member) => member.consultationId !== stay.id);
  const next: OpenCall = { ...call, stays: [...others, memberOf(stay, context)] };
  if (isTooFull(next, context)) return refused('call-full');
  const stays = [{ consultationId: stay.id, events, after }];
  return accepted({ call: next, stays, begun: [], arrivals: [] });
}

function unchanged(call: OpenCall): { call: OpenCall; stays: []; begun: []; arrivals: [] } {
  return { call, stays: [], begun: [], arrivals: [] };
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
