import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId, RoomId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { CallRecording, ConsentQuestion } from './consent-state.ts';
import type { CallMedia } from './media-state.ts';

/** A provider in a call. */
export interface ProviderMember {
  readonly kind: 'provider';
  readonly participantId: ParticipantId;
  readonly personId: PersonId;
  readonly joinedAt: Instant;
}

/** The people of one stay in a call: the caller and their companions come and go together. */
export interface StayMember {
  readonly kind: 'stay';
  readonly consultationId: ConsultationId;
  readonly clinicId: ClinicId;
  readonly participantIds: readonly ParticipantId[];
  readonly joinedAt: Instant;
}

/** A guest: of a room, let in; or somebody whom a host has invited into the call (C2). */
export interface GuestMember {
  readonly kind: 'guest';
  readonly participantId: ParticipantId;
  /** Left out for everybody but an interpreter, who is named so on everybody's screen. */
  readonly as?: 'interpreter';
  readonly joinedAt: Instant;
}

/** A call that nobody joins from outside (W8): by whom it was locked, and when. */
export interface CallLock {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Somebody who is on hold inside the call (C2): by whom, and since when. It changes the status of no stay. */
export interface HeldMember {
  readonly participantId: ParticipantId;
  readonly by: PersonId;
  readonly since: Instant;
}

/**
 * A call with people in it: at least one provider and one stay, or it is over. In a room it has guests and no stay; in a
 * waiting area guests are those whom a host has invited.
 */
export interface OpenCall {
  readonly status: 'open';
  readonly id: CallId;
  readonly startedAt: Instant;
  readonly providers: readonly ProviderMember[];
  readonly stays: readonly StayMember[];
  /** The room that it is in (S4, S5, S6); null where callers of a waiting area are seen in it. */
  readonly roomId: RoomId | null;
  readonly guests: readonly GuestMember[];
  /** Null while whoever may can join. It belongs to the call: whoever comes and goes, it stays until the last has left. */
  readonly lock: CallLock | null;
  /** Who is on hold in it; never a provider. It belongs to the call, and ends with it. */
  readonly held: readonly HeldMember[];
  /** What its people were asked consent to (C9); left out where nothing was. */
  readonly consents?: readonly ConsentQuestion[];
  /** Who records it, with everybody's consent. */
  readonly recording?: CallRecording | null;
  /** How its sound and pictures travel (C7); left out while it is a mesh of which nobody has said anything. */
  readonly media?: CallMedia;
}

export interface EndedCall {
  readonly status: 'ended';
  readonly id: CallId;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** The people who see and hear each other at one time, from one or more stays, also of several clinics. */
export type Call = OpenCall | EndedCall;

/** Everybody in the call, providers first. */
export function participantsOf(call: Call): readonly ParticipantId[] {
  if (call.status === 'ended') return [];
  return [
    ...call.providers.map((provider) => provider.participantId),
    ...call.stays.flatMap((stay) => stay.participantIds),
    ...call.guests.map((guest) => guest.participantId),
  ];
}

/** Whether somebody in the call is on hold in it. */
export function isHeld(call: Call, id: ParticipantId): boolean {
  return call.status === 'open' && call.held.some(({ participantId }) => participantId === id);
}

/** The call in which nobody is on hold who has left it. */
export function withoutGone(call: OpenCall): OpenCall {
  const inside = participantsOf(call);
  const held = call.held.filter(({ participantId }) => inside.includes(participantId));
  return held.length === call.held.length ? call : { ...call, held };
}

/** The participant that a person is in a call, or null where they are not in it. */
export function providerIn(call: Call, personId: PersonId): ProviderMember | null {
  if (call.status === 'ended') return null;
  return call.providers.find((provider) => provider.personId === personId) ?? null;
}
