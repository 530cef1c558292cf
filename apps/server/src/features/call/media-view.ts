import { encryptionOf, isHeld, mostPeopleIn, topologyOf } from '@anteroom/domain';
import type { OpenCall, ParticipantId } from '@anteroom/domain';
import type { CallView } from '@anteroom/protocol';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';

/**
 * What somebody inside sees of how the call travels (C7). Who is on hold sees a mesh with their own people: more would tell how
 * many the others are.
 */
export function mediaViewOf(
  call: OpenCall,
  self: ParticipantId,
  mediaServer: MediaServerPresence,
): Pick<CallView, 'topology' | 'encryption' | 'limit'> {
  const limit = mostPeopleIn({ hasMediaServer: mediaServer.isThere() });
  return isHeld(call, self)
    ? { topology: 'mesh', encryption: 'end-to-end', limit }
    : { topology: topologyOf(call), encryption: encryptionOf(call), limit };
}
