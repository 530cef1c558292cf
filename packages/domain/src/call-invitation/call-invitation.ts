import type { Call } from '../call/state.ts';
import type { CallId, CallInvitationId, ClinicId, PersonId } from '../ids.ts';
import type { Duration, Instant } from '../instant.ts';
import type { Visit } from '../room/visit.ts';

/** As what somebody is invited into a call (C2). */
export const invitedAs = ['participant', 'interpreter'] as const;
export type InvitedAs = (typeof invitedAs)[number];

/** How long an invitation can be used where its call goes on for so long, in milliseconds. */
export const callInvitationLife: Duration = 24 * 60 * 60 * 1_000;

/** Most invitations into one call that stand at the same time. */
export const callInvitationLimit = 10;

/** A link by which one person comes into one call. Its secret is nowhere in here. */
export interface CallInvitation {
  readonly id: CallInvitationId;
  readonly callId: CallId;
  /** The clinic that invites. */
  readonly clinicId: ClinicId;
  readonly as: InvitedAs;
  readonly madeAt: Instant;
  readonly madeBy: PersonId;
  readonly expiresAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/**
 * What an invitation opens to whoever holds it: `open` for the first who uses it; `own` for the browser that has, and
 * `again` for that browser after its person has left; `taken` for every other one; `closed` for everybody.
 */
export type InvitationDoor = 'open' | 'own' | 'again' | 'taken' | 'closed';

export interface InvitationCircumstances {
  readonly call: Call | null;
  /** The newest visit by this invitation; null while nobody has used it. */
  readonly last: Visit | null;
  /** Whether the browser that asks holds the token of that visit. */
  readonly isOwn: boolean;
  readonly now: Instant;
}

/** Decides what an invitation opens: it is of one person, of one call, and of a day at most. */
export function doorOfInvitation(
  invitation: CallInvitation,
  { call, last, isOwn, now }: InvitationCircumstances,
): InvitationDoor {
  if (!stands(invitation, call, last, now)) return 'closed';
  if (last === null) return 'open';
  if (!isOwn) return 'taken';
  return last.status === 'over' ? 'again' : 'own';
}

/** Whether an invitation can still be used, or is being used. Who was declined or taken out has used it up. */
export function stands(
  { callId, withdrawnAt, expiresAt }: CallInvitation,
  call: Call | null,
  last: Visit | null,
  now: Instant,
): boolean {
  if (withdrawnAt !== null || call?.status !== 'open' || call.id !== callId) return false;
  if (last !== null && last.status !== 'over') return true;
  const mayCome = last === null || last.outcome === 'left' || last.outcome === 'lost';
  return mayCome && now < expiresAt;
}

/**
 * Whether somebody enters without being let in: an interpreter, once. Who has left knocks like everybody else, so that nobody
 * who was put on hold walks out of it and in again.
 */
export function entersDirectly({ as }: Pick<CallInvitation, 'as'>, last: Visit | null): boolean {
  return as === 'interpreter' && last === null;
}
