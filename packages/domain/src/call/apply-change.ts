import type { Consultation } from '../consultation/state.ts';
import type { Session, SessionChange } from './session.ts';

/** The session as it is after a decision, with the stays that began by it. */
export function applyChange(session: Session, change: SessionChange): Session {
  const afterOf = (stay: Consultation): Consultation =>
    change.stays.find((changed) => changed.consultationId === stay.id)?.after ?? stay;
  return { call: change.call, consultations: [...session.consultations.map(afterOf), ...change.begun] };
}
