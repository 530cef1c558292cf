import type { CallId, GuestLinkId, ParticipantId, PersonId, RoomId } from '../ids.ts';
import type { Duration, Instant } from '../instant.ts';

/** How a visit ended. */
export const visitOutcomes = ['left', 'ended', 'declined', 'removed', 'link-revoked', 'room-closed', 'lost'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

interface VisitFacts {
  /** The guest; who comes again is another participant. */
  readonly id: ParticipantId;
  readonly roomId: RoomId;
  /** The link by which they came. */
  readonly linkId: GuestLinkId;
  readonly arrivedAt: Instant;
}

/** A guest who waits to be let in, with nothing of the room. */
export interface KnockingVisit extends VisitFacts {
  readonly status: 'knocking';
  readonly since: Instant;
  /** Whether they had been inside, and wait again because the last member left. */
  readonly returned: boolean;
}

/** A guest in the room's call. */
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

/** One guest's visit to a room, from the knock until it is over (S4, S6). */
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
