import { applyChange } from '../call/apply-change.ts';
import { decideSession } from '../call/decide-session.ts';
import type { Session, SessionChange, SessionCommand } from '../call/session.ts';
import { begin } from '../consultation/evolve.ts';
import type { Consultation } from '../consultation/state.ts';
import type { ConsultationId } from '../ids.ts';
import { callId, clinic, participant, person, stayId } from './sample-ids.ts';

/** A caller arrives: stay `number`, their participant `number`, in the given clinic. */
export function arrive(number: number, clinicNumber = 1, companions: readonly number[] = []): Consultation {
  return begin({
    type: 'arrived',
    at: number,
    id: stayId(number),
    clinicId: clinic(clinicNumber),
    callerId: participant(number),
    companions: companions.map(participant),
    firstArrivedAt: number,
    transferredFrom: null,
  });
}

/** Provider `number` (participant 100 + number) joins a stay. */
export function join(number: number, stay: number): SessionCommand {
  return {
    type: 'join',
    consultationId: stayId(stay),
    callId: callId(number),
    participantId: participant(100 + number),
    personId: person(number),
  };
}

/** Provider `number` adds a stay to the call that they are in. */
export function add(number: number, stay: number): SessionCommand {
  return { type: 'add', consultationId: stayId(stay), by: person(number) };
}

export function leave(number: number, reason: 'left' | 'gone' = 'left'): SessionCommand {
  return { type: 'leave', participantId: participant(100 + number), reason };
}

type StayCommand = Extract<SessionCommand, { type: 'stay' }>['command'];

export function ask(stay: number, command: StayCommand): SessionCommand {
  return { type: 'stay', consultationId: stayId(stay), command };
}

/** What a command changes; throws where it is refused. */
export function change(session: Session, command: SessionCommand): SessionChange {
  const decision = decideSession(session, command, { now: 50_000 });
  if (!decision.ok) throw new Error(`refused: ${decision.refusal}`);
  return decision.value;
}

/** The session after several commands, each of which is accepted. */
export function after(session: Session, ...commands: readonly SessionCommand[]): Session {
  return commands.reduce((state, command) => applyChange(state, change(state, command)), session);
}

/** The code of the refusal, or null where the command is accepted. */
export function refusalOf(session: Session, command: SessionCommand): string | null {
  const decision = decideSession(session, command, { now: 50_000 });
  return decision.ok ? null : decision.refusal;
}

/** The session's stay; throws where it has none of that number. */
export function stayIn(session: Session, number: number): Consultation {
  const id: ConsultationId = stayId(number);
  const found = session.consultations.find((stay) => stay.id === id);
  if (found === undefined) throw new Error(`no stay ${id}`);
  return found;
}
