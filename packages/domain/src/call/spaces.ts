import { isOpen, peopleOf, type Consultation } from '../consultation/state.ts';
import type { CallId, ConsultationId, ParticipantId } from '../ids.ts';
import type { Session } from './session.ts';
import { isSeenIn, openCallOf } from './session-steps.ts';
import { isHeld, type OpenCall } from './state.ts';

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

/**
 * The private space of one stay (S3): its own people, and nobody else. Of one that waits or is on hold all of them; of one in
 * a call those who are on hold there (C2).
 */
export interface PrivateSpace extends StayPeople {
  readonly kind: 'private';
}

/** People who see and hear each other. Nobody reaches anybody outside their own space. */
export type Space = CallSpace | PrivateSpace;

/**
 * Who shares a space with whom at this moment. A stay that waits or is on hold has its private space, so its people stay
 * together when the last provider goes; a stay that is over has none. Who is on hold inside a call is with those of the same
 * stay who are so too.
 */
export function spacesOf(session: Session): readonly Space[] {
  const call = openCallOf(session);
  const alone = session.consultations.filter((stay) => isOpen(stay) && stay.status !== 'being-seen');
  const spaces: Space[] = alone.map((stay) => ({ kind: 'private', ...peopleIn(stay) }));
  if (call === null) return spaces;
  const seen = session.consultations.filter((stay) => isSeenIn(stay, call));
  const providers = call.providers.map((provider) => provider.participantId);
  const together = seen.map((stay) => peopleIn(stay, (id) => !isHeld(call, id)));
  return [
    { kind: 'call', callId: call.id, providers, stays: together.filter(hasPeople) },
    ...heldIn(call, seen),
    ...spaces,
  ];
}

/** The private spaces of those who are on hold inside the call. */
function heldIn(call: OpenCall, seen: readonly Consultation[]): readonly PrivateSpace[] {
  const apart = seen.map((stay) => peopleIn(stay, (id) => isHeld(call, id)));
  return apart.filter(hasPeople).map((people) => ({ kind: 'private', ...people }));
}

function hasPeople({ participantIds }: StayPeople): boolean {
  return participantIds.length > 0;
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

function peopleIn(stay: Consultation, isMeant: (id: ParticipantId) => boolean = () => true): StayPeople {
  return { consultationId: stay.id, participantIds: peopleOf(stay).filter(isMeant) };
}
