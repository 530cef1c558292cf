import type { DecisionContext } from '../consultation/decide.ts';
import type { PersonId } from '../ids.ts';
import { accepted, refused } from '../result.ts';
import type { Session, SessionCommand, SessionDecision } from './session.ts';
import { openCallOf } from './session-steps.ts';
import { providerIn, type OpenCall } from './state.ts';

type LockCommand = Extract<SessionCommand, { type: 'lock' }>;

/** Whether a lock keeps somebody out: whoever is inside already is in, on whichever page. */
export function isLockedFor(call: OpenCall, personId: PersonId): boolean {
  return call.lock !== null && providerIn(call, personId) === null;
}

/** The call, locked or unlocked; the same where it is so already, with who locked it first. */
export function lockedBy(call: OpenCall, by: PersonId, locked: boolean, context: DecisionContext): OpenCall {
  if ((call.lock !== null) === locked) return call;
  return { ...call, lock: locked ? { by, at: context.now } : null };
}

/**
 * A provider inside locks the call, or unlocks it, whoever locked it (W8). While it is locked nobody joins it; whom those
 * inside bring in still comes: a caller whom they add, a companion.
 */
export function decideLock(session: Session, command: LockCommand, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (call.roomId !== null || providerIn(call, command.by) === null) return refused('not-in-this-call');
  return accepted({ call: lockedBy(call, command.by, command.locked, context), stays: [], begun: [], arrivals: [] });
}
