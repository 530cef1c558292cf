import type { DecisionContext } from '../consultation/decide.ts';
import type { ConsultationEvent } from '../consultation/events.ts';
import { evolve } from '../consultation/evolve.ts';
import type { Session, SessionChange } from './session.ts';
import { findStay } from './session-steps.ts';
import type { OpenCall, StayMember } from './state.ts';

/** One step of consent as the record of a stay has it: who did what, and never a word. */
export type ConsentNote = Pick<
  Extract<ConsultationEvent, { type: 'consent-step' }>,
  'step' | 'kind' | 'by' | 'participantId'
>;

/** The call as it will be, and a step in the record of each of these stays (C9). */
export function noted(
  session: Session,
  call: OpenCall,
  members: readonly StayMember[],
  note: ConsentNote,
  context: DecisionContext,
): SessionChange {
  const event = { type: 'consent-step', at: context.now, ...note } as const;
  const stays = members.flatMap(({ consultationId }) => {
    const stay = findStay(session, consultationId);
    return stay === undefined ? [] : [{ consultationId, events: [event], after: evolve(stay, event) }];
  });
  return { call, stays, begun: [], arrivals: [] };
}
