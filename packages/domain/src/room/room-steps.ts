import { participantsOf, type EndedCall, type OpenCall } from '../call/state.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { accepted } from '../result.ts';
import type { Room } from './room.ts';
import type { RoomDecision, RoomSession } from './session.ts';
import { factsOf, type InsideVisit, type KnockingVisit, type Visit } from './visit.ts';

/** A decision in the making. */
export interface RoomDraft {
  readonly session: RoomSession;
  readonly room: Room;
  readonly call: OpenCall | null;
  /** The call that ended by it. */
  readonly ended: EndedCall | null;
  readonly visits: readonly Visit[];
  readonly now: Instant;
  /** Most people whom its call takes in now. */
  readonly mostPeople: number;
}

/** Whether one more fits into the call. */
export function hasSeat(call: OpenCall, { mostPeople }: Pick<RoomDraft, 'mostPeople'>): boolean {
  return participantsOf(call).length < mostPeople;
}

/** Those who knock, the first first. */
export function inOrder(visits: readonly Visit[]): readonly KnockingVisit[] {
  return visits
    .filter((visit) => visit.status === 'knocking')
    .sort(
      (left, right) => left.since - right.since || left.arrivedAt - right.arrivedAt || (left.id < right.id ? -1 : 1),
    );
}

/** Brings a guest who knocks into the call, if there is one with a seat. */
export function letIn(draft: RoomDraft, visit: KnockingVisit, by: PersonId | null): RoomDraft {
  const { call, now } = draft;
  if (call === null || !hasSeat(call, draft)) return draft;
  const { id } = visit;
  const inside: InsideVisit = { ...factsOf(visit), status: 'inside', since: now, callId: call.id, admittedBy: by };
  const guests = [...call.guests, { kind: 'guest', participantId: id, joinedAt: now } as const];
  return {
    ...draft,
    call: { ...call, guests },
    visits: draft.visits.map((other) => (other.id === id ? inside : other)),
  };
}

/** In an open room whoever knocks comes in while a member is inside, a seat is free, and the call isn't locked. */
export function letInWhoMay(draft: RoomDraft): RoomDraft {
  if (draft.room.entry !== 'open' || draft.call?.lock != null || draft.call?.held.length !== 0) return draft;
  return inOrder(draft.visits).reduce((next, visit) => letIn(next, visit, null), draft);
}

/** Ends the call; each guest inside becomes what `after` says. */
export function endCall(draft: RoomDraft, after: (visit: InsideVisit) => Visit): RoomDraft {
  const { call, now } = draft;
  if (call === null) return draft;
  return {
    ...draft,
    call: null,
    ended: { status: 'ended', id: call.id, startedAt: call.startedAt, endedAt: now },
    room: { ...draft.room, callId: null },
    visits: draft.visits.map((visit) => (visit.status === 'inside' ? after(visit) : visit)),
  };
}

/** What the draft changes against the session that it began with. */
export function changeOf(draft: RoomDraft): RoomDecision {
  const before = new Set<Visit>(draft.session.visits);
  return accepted({
    room: draft.room,
    call: draft.call ?? draft.ended,
    visits: draft.visits.filter((visit) => !before.has(visit)),
  });
}
