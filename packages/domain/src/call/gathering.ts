import type { DecisionContext } from '../consultation/decide.ts';
import { accepted, refused } from '../result.ts';
import { bringIn } from './entering.ts';
import type { Session, SessionChange, SessionCommand, SessionDecision } from './session.ts';
import { findStay, isSeenIn, openCallOf } from './session-steps.ts';
import { providerIn, type OpenCall } from './state.ts';

type GatherCommand = Extract<SessionCommand, { type: 'gather' }>;

/** Most callers whom one provider can bring together in a call of so many: the provider is one of them. */
export function mostGathered(mostPeople: number): number {
  return mostPeople - 1;
}

/** A provider brings several waiting or on-hold stays into one call, all of them or none (S7). */
export function decideGather(session: Session, command: GatherCommand, context: DecisionContext): SessionDecision {
  const open = openCallOf(session);
  const into = open === null ? callOf(command, context) : open;
  if (open !== null && providerIn(open, command.personId) === null) return refused('not-in-this-call');
  // No command moves a caller into a room.
  if (into.roomId !== null) return refused('no-callers-in-rooms');
  const elsewhere = session.callOfPerson ?? null;
  if (elsewhere !== null && elsewhere !== into.id) return refused('already-in-a-call');
  let call = into;
  const stays: SessionChange['stays'][number][] = [];
  for (const id of new Set(command.consultationIds)) {
    const stay = findStay(session, id);
    if (stay === undefined) return refused('unknown-consultation');
    if (isSeenIn(stay, call)) continue;
    if (stay.status === 'being-seen') return refused('in-another-call');
    const decided = bringIn(call, stay, context);
    if (!decided.ok) return decided;
    call = decided.value.call;
    stays.push(...decided.value.stays);
  }
  return accepted({ call, stays, begun: [], arrivals: [] });
}

function callOf({ callId, participantId, personId }: GatherCommand, { now }: DecisionContext): OpenCall {
  return {
    status: 'open',
    id: callId,
    startedAt: now,
    providers: [{ kind: 'provider', participantId, personId, joinedAt: now }],
    stays: [],
    lock: null,
    held: [],
    roomId: null,
    guests: [],
  };
}
