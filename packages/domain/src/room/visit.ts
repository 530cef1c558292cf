import type { CallId, CallInvitationId, GuestLinkId, ParticipantId, PersonId, RoomId } from '../ids.ts';
import type { Duration, Instant } from '../instant.ts';

/** How a visit ended. */
export const visitOutcomes = ['left', 'ended', 'declined', 'removed', 'link-revoked', 'room-closed', 'lost'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

interface VisitFacts {
  /** The guest; who comes again is another participant. */
  readonly id: ParticipantId;
  /** The room at whose door they are, and the link by which they came; null for somebody invited into one call. */
  readonly roomId: RoomId | null;
  readonly linkId: GuestLinkId | null;
  /** The invitation by which they came into a call of a waiting area (C2). */
  readonly invitationId?: CallInvitationId;
  readonly arrivedAt: Instant;
}

/** A guest who waits to be let in, with nothing of the room. */
export interface KnockingVisit extends VisitFacts {
  readonly status: 'knocking';
  readonly since: Instant;
  /** Whether they had been inside, and wait again because the last member left. */
  readonly returned: boolean;
}

/** A guest in the call. */
export interface InsideVisit extends VisitFacts {
  readonly status: 'inside';
  readonly since: Instant;
  readonly callId: CallId;
  /** Who let them in; null where the room was open. */
  readonly admittedBy: PersonId | null;
}

export interface OverVisit extends VisitFacts {
  readonly status: 'over';
  readonly since: Instant;
  readonly outcome: VisitOutcome;
}

/** One guest's visit to a room or to a call, from the knock until it is over (S4, S6, C2). */
export type Visit = KnockingVisit | InsideVisit | OverVisit;
export type OpenVisit = KnockingVisit | InsideVisit;

/** Whether the visit still goes on. */
export function isOpenVisit(visit: Visit): visit is OpenVisit {
  return visit.status !== 'over';
}

/** How long somebody who was declined waits before they may knock again, in milliseconds. */
export const knockAgainAfter: Duration = 120_000;

/** When somebody who was declined may knock again; null for everybody else. */
export function knockAgainAt(visit: Visit): Instant | null {
  return visit.status === 'over' && visit.outcome === 'declined' ? visit.since + knockAgainAfter : null;
}

/** The facts of a visit that stay, whatever becomes of it. */
export function factsOf({ id, roomId, linkId, invitationId, arrivedAt }: Visit): VisitFacts {
  return { id, roomId, linkId, arrivedAt, ...(invitationId === undefined ? {} : { invitationId }) };
}

/** The visit, over. */
export function endVisit(visit: OpenVisit, outcome: VisitOutcome, now: Instant): OverVisit {
  return { ...factsOf(visit), status: 'over', since: now, outcome };
}

/** Orders the visits by one invitation: the one that goes on first, then the one that ended last. */
export function newestFirst(left: Visit, right: Visit): number {
  return Number(isOpenVisit(right)) - Number(isOpenVisit(left)) || right.since - left.since;
}
