import { encryptionOf, isHeld, mostPeopleIn, topologyOf } from '@anteroom/domain';
import type { OpenCall, ParticipantId } from '@anteroom/domain';
import type { CallView } from '@anteroom/protocol';
import type { CallMaterial } from '../../session/material.ts';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';

/**
 * What somebody inside sees of how the call travels (C7). Who is on hold sees a mesh with their own people: more would tell how
 * many the others are.
 */
export function mediaViewOf(
  call: OpenCall,
  self: ParticipantId,
  material: Pick<CallMaterial, 'clinics' | 'room'>,
  mediaServer: MediaServerPresence,
): Pick<CallView, 'topology' | 'encryption' | 'limit' | 'relayOnly'> {
  const ids = [
    ...call.stays.map(({ clinicId }) => clinicId),
    ...(material.room === null ? [] : [material.room.clinicId]),
  ];
  const settings = ids.flatMap((id) => material.clinics.get(id)?.settings ?? []);
  const common = {
    limit: mostPeopleIn({
      hasMediaServer: mediaServer.isThere(),
      mostPeople: Math.min(...settings.map(({ mostInCall }) => mostInCall)),
    }),
    // Where several organisations meet, the one that hides its people’s addresses hides everybody’s.
    relayOnly: settings.some(({ hidesAddresses }) => hidesAddresses),
  };
  return isHeld(call, self)
    ? { topology: 'mesh', encryption: 'end-to-end', ...common }
    : { topology: topologyOf(call), encryption: encryptionOf(call), ...common };
}
