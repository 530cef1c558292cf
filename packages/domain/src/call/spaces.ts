import { isOpen, peopleOf, type Consultation } from '../consultation/state.ts';
import type { CallId, ConsultationId, ParticipantId } from '../ids.ts';
import type { Session } from './session.ts';
import { isSeenIn, openCallOf } from './session-steps.ts';

/** The people of one stay: the caller and their companions. */
export interface StayPeople {
  readonly consultationId: ConsultationId;
  readonly participantIds: readonly ParticipantId[];
}

/** Everybody in a call: the providers, and the people of each stay. */
export interface CallSpace {
  readonly kind: 'call';
  readonly callId: CallId;
  readonly providers: readonly ParticipantId[];
  readonly stays: readonly StayPeople[];
}

/** The private space of one stay that waits or is on hold (S3): its own people, and nobody else. */
export interface PrivateSpace extends StayPeople {
  readonly kind: 'private';
}

/** People who see and hear each other. Nobody reaches anybody outside their own space. */
export type Space = CallSpace | PrivateSpace;

/**
 * Who shares a space with whom at this moment. A stay that waits or is on hold has its private space, so its people stay
 * together when the last provider goes; a stay that is over has none.
 */
export function spacesOf(session: Session): readonly Space[] {
  const call = openCallOf(session);
  const alone = session.consultations.filter((stay) => isOpen(stay) && stay.status !== 'being-seen');
  const spaces: Space[] = alone.map((stay) => ({ kind: 'private', ...peopleIn(stay) }));
  if (call === null) return spaces;
  const seen = session.consultations.filter((stay) => isSeenIn(stay, call));
  const providers = call.providers.map((provider) => provider.participantId);
  return [{ kind: 'call', callId: call.id, providers, stays: seen.map(peopleIn) }, ...spaces];
}

/** Everybody in a space, providers first. */
export function peopleOfSpace(space: Space): readonly ParticipantId[] {
  if (space.kind === 'private') return space.participantIds;
  return [...space.providers, ...space.stays.flatMap((stay) => stay.participantIds)];
}

/** Whether two people see and hear each other: what the server asks before it passes anything between them. */
export function sharesSpace(session: Session, left: ParticipantId, right: ParticipantId): boolean {
  return spacesOf(session).some((space) => {
    const people = peopleOfSpace(space);
    return people.includes(left) && people.includes(right);
  });
}

function peopleIn(stay: Consultation): StayPeople {
  return { consultationId: stay.id, participantIds: peopleOf(stay) };
}
