import { applyChange } from '../call/apply-change.ts';
import { decideSession } from '../call/decide-session.ts';
import type { Session, SessionCommand, SessionDecision } from '../call/session.ts';
import type { Call } from '../call/state.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import type { Consultation } from '../consultation/state.ts';

/** One stay and its call as rows with a revision, as a store keeps them. */
export interface Shelf {
  stay: Consultation;
  call: Call | null;
  revision: number;
  events: ConsultationEvent[];
}

/** A command on its way: reads, then decides and saves; read again where somebody else has saved in between. */
export interface Attempt {
  /** Does the next half of the way; answers the decision once it is saved or refused. */
  step(): SessionDecision | null;
}

/** Starts a command on the shelf. Nothing happens until it is stepped. */
export function createAttempt(shelf: Shelf, command: SessionCommand): Attempt {
  let read: { readonly session: Session; readonly revision: number } | null = null;
  return {
    step() {
      if (read === null) {
        read = { session: { call: shelf.call, consultations: [shelf.stay] }, revision: shelf.revision };
        return null;
      }
      const { session, revision } = read;
      const decision = decideSession(session, command, { now: 10_000 });
      if (!decision.ok) return decision;
      if (revision !== shelf.revision) {
        read = null;
        return null;
      }
      const [stay] = applyChange(session, decision.value).consultations;
      if (stay === undefined) throw new Error('the stay is gone from the shelf');
      shelf.stay = stay;
      shelf.call = decision.value.call;
      shelf.revision += 1;
      shelf.events.push(...decision.value.stays.flatMap((change) => change.events));
      return decision;
    },
  };
}

/** Runs attempts to their end, their halves mixed as the schedule says; answers their decisions in their order. */
export function interleave(attempts: readonly Attempt[], schedule: readonly number[]): SessionDecision[] {
  const decisions = new Map<number, SessionDecision>();
  const advance = (turn: number): void => {
    const decision = decisions.has(turn) ? null : attempts[turn]?.step();
    if (decision != null) decisions.set(turn, decision);
  };
  for (const turn of schedule) advance(turn % attempts.length);
  while (decisions.size < attempts.length) attempts.forEach((_, turn) => advance(turn));
  return attempts.flatMap((_, turn) => decisions.get(turn) ?? []);
}
