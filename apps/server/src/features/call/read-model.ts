import { isHeld, isUnable, ownPeopleOf, participantsOf } from '@anteroom/domain';
import type { Call, CallId, ClinicId, Instant, OpenCall, ParticipantId, Room } from '@anteroom/domain';
import { consentOf } from './consent-view.ts';
import type { CallParticipant, CallView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { CallMaterial } from '../../session/material.ts';
import { nameIn, type Identity, type Names } from '../access/read-model.ts';
import type { IceServersFor } from './ice-servers.ts';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';
import { mediaViewOf } from './media-view.ts';

/** Whose eyes see a call: a provider reads callers' full names, callers read each other's first names at most. A guest
 * sees what a caller sees: in a room there are no callers. */
export type CallViewer = 'provider' | 'caller';

/** As what somebody is in a call, or null where they aren't. */
export function viewerIn(call: Call, id: ParticipantId): CallViewer | null {
  if (call.status === 'ended') return null;
  if (call.providers.some((provider) => provider.participantId === id)) return 'provider';
  return participantsOf(call).includes(id) ? 'caller' : null;
}

/**
 * Whether somebody is in a call, found by who they are: a call that they aren't in makes no more work than one that never
 * was.
 */
export async function isInCall(stores: Stores, identity: Identity, callId: CallId): Promise<boolean> {
  switch (identity.kind) {
    case 'staff':
      return (await stores.calls.ofPerson(identity.personId)) === callId;
    case 'caller': {
      const stay = (await stores.consultations.load(identity.consultationId))?.consultation;
      return stay?.status === 'being-seen' && stay.callId === callId;
    }
    case 'guest': {
      const visit = await stores.visits.load(identity.visitId);
      return visit?.status === 'inside' && visit.callId === callId;
    }
    case 'visitor':
    case 'system':
      return false;
  }
}

/**
 * The clinic in whose names somebody in a call reads those of the staff (P5): a caller's own, in a room the room's, and for
 * staff that of the stay that the call is about first.
 */
export function clinicOfViewer(call: OpenCall, id: ParticipantId, room: Room | null): ClinicId | null {
  const own = call.stays.find(({ participantIds }) => participantIds.includes(id));
  return own?.clinicId ?? room?.clinicId ?? call.stays[0]?.clinicId ?? null;
}

/** How somebody inside a call sees it. */
export interface CallEyes {
  readonly viewer: CallViewer;
  /** In whose names they read those of the staff. */
  readonly clinicId: ClinicId | null;
  /** The only ones whom they may know of; null for everybody. Who is on hold knows of their own people alone (C2). */
  readonly only: readonly ParticipantId[] | null;
}

/** With which eyes somebody sees the call that they are in. */
export function eyesOf(call: OpenCall, id: ParticipantId, room: Room | null): CallEyes {
  return {
    viewer: viewerIn(call, id) ?? 'caller',
    clinicId: clinicOfViewer(call, id, room),
    only: isHeld(call, id) ? ownPeopleOf(call, id) : null,
  };
}

/** Everybody in a call, for these eyes. */
export function participantsIn(
  call: OpenCall,
  { viewer, clinicId, only }: CallEyes,
  material: CallMaterial,
): CallParticipant[] {
  const facts = (id: ParticipantId) => {
    const row = material.presence.get(id);
    return {
      here: row?.presence.state === 'here',
      microphone: row?.microphone ?? false,
      camera: row?.camera ?? false,
      ...(isHeld(call, id) ? { held: true as const } : {}),
      ...(viewer === 'provider' && isUnable(call, id) ? { cannotEncrypt: true as const } : {}),
    };
  };
  const providers = call.providers.map(({ participantId, personId }) => ({
    participantId,
    kind: 'provider' as const,
    name: nameIn(material.names, personId, clinicId),
    ...facts(participantId),
  }));
  const people = call.stays.flatMap(({ consultationId, participantIds }) => {
    const details = material.details.get(consultationId);
    const full = `${details?.firstName ?? ''} ${details?.lastName ?? ''}`.trim();
    const name = viewer === 'provider' ? full : (details?.firstName ?? '');
    return participantIds.map((participantId, index) => ({
      participantId,
      kind: index === 0 ? ('caller' as const) : ('companion' as const),
      name: index === 0 ? name : '',
      ...facts(participantId),
    }));
  });
  const guests = call.guests.map(({ participantId, as }) => ({
    participantId,
    kind: as ?? ('guest' as const),
    name: material.guestNames.get(participantId) ?? '',
    ...facts(participantId),
  }));
  const everybody = [...providers, ...people, ...guests];
  return only === null ? everybody : everybody.filter(({ participantId }) => only.includes(participantId));
}

/** A call as one of those inside sees it; null for anybody else, who gets none of it. */
export function callViewOf(
  stored: { readonly call: Call; readonly revision: number },
  self: ParticipantId,
  material: CallMaterial,
  context: { readonly now: Instant; readonly iceServersFor: IceServersFor; readonly mediaServer: MediaServerPresence },
): CallView | null {
  const { call, revision } = stored;
  if (call.status === 'ended' || viewerIn(call, self) === null) return null;
  const eyes = eyesOf(call, self, material.room);
  return {
    callId: call.id,
    // It rises with every coming and going, which whoever is on hold could count by asking again and again.
    revision: isHeld(call, self) ? 0 : revision,
    self,
    startedAt: call.startedAt,
    now: context.now,
    participants: participantsIn(call, eyes, material),
    iceServers: context.iceServersFor(self, context.now),
    ...mediaViewOf(call, self, material, context.mediaServer),
    isLocked: call.lock !== null && eyes.only === null,
    ...consentOf(call, self),
    room: roomOf(call, material),
  };
}

function roomOf({ roomId }: OpenCall, { room, names }: CallMaterial): CallView['room'] {
  if (room === null || room.id !== roomId) return null;
  return { id: room.id, kind: room.kind, name: nameOfRoom(room, names) };
}

/** What a room is called: a user room bears its owner's name. */
export function nameOfRoom({ name, ownerId, clinicId }: Room, names: Names): string {
  return ownerId === null ? name : nameIn(names, ownerId, clinicId);
}
