import * as z from 'zod/mini';
import { callId, clinicId, consultationId, instant, organisationId, participantId } from '../ids.ts';
import { mediaFields } from './call-media-messages.ts';
import { consentFields } from './consent-messages.ts';
import { mediaLost, mediaOffer } from './media-server.ts';
import { toClientMessage } from './message.ts';
import { roomsDelta, userRoomChange, visitView } from './room-views.ts';
import { signalDelivery } from './signalling.ts';
import { structureDelta } from './structure-views.ts';
import { callParticipant, callView, message, stayView, waitingAreaDelta } from './views.ts';

/** Every message from the server to a page, by its name in code. */
export const toClient = {
  /** Staff who watch a waiting area: what changed. */
  waitingAreaChanged: toClientMessage('waiting-area/changed', waitingAreaDelta),
  /** Staff who watch settings: some have changed here or above, or a name has; the page asks for them anew. */
  settingsChanged: toClientMessage(
    'settings/changed',
    z.strictObject({ organisationId, clinicId: z.nullable(clinicId) }),
  ),
  /** A caller: the own stay has changed. */
  stayChanged: toClientMessage('stay/changed', stayView),
  /** A caller or staff: a message about a stay. */
  messagePosted: toClientMessage('message/posted', z.strictObject({ consultationId, message })),
  /** A caller: staff have read the own messages up to this moment. */
  messagesRead: toClientMessage('message/read', z.strictObject({ consultationId, upTo: instant })),
  /** Somebody who was just admitted: the call, and all that is needed for it. */
  callEntered: toClientMessage('call/entered', callView),
  /** Everybody in a call: who is inside now. */
  callChanged: toClientMessage(
    'call/changed',
    z.strictObject({
      callId,
      revision: z.int(),
      participants: z.array(callParticipant),
      isLocked: z.boolean(),
      ...consentFields,
      ...mediaFields,
    }),
  ),
  /** Hosts in a call: an invitation into it was made, used or withdrawn, or somebody knocks; they ask for the list anew (C2). */
  invitationsChanged: toClientMessage('call/invitations-changed', z.strictObject({ callId })),
  /** Somebody who is out of a call now, and why. */
  callLeft: toClientMessage(
    'call/left',
    z.strictObject({ callId, reason: z.enum(['on-hold', 'ended', 'left', 'removed', 'members-left', 'transferred']) }),
  ),
  /** One participant: a step of the negotiation with another. */
  signalled: toClientMessage('call/signalled', signalDelivery),
  /** Everybody in a call: somebody's microphone or camera went on or off. */
  mediaAnnounced: toClientMessage(
    'call/media-announced',
    z.strictObject({
      callId,
      participantId,
      microphone: z.boolean(),
      camera: z.boolean(),
    }),
  ),
  /** Somebody in a call: a host has muted them; the page mutes its own microphone, and says who it was (C2). */
  muted: toClientMessage('call/muted', z.strictObject({ callId, by: participantId })),
  /** One participant's page: what the media server offers it of the others (S6, S7). */
  mediaOffered: toClientMessage('call/media-offer', mediaOffer),
  /** One participant's page: what it has begun over the media server is gone; it begins anew. */
  mediaLost: toClientMessage('call/media-lost', mediaLost),
  /** Staff who watch the rooms of a clinic: what changed. */
  roomsChanged: toClientMessage('rooms/changed', roomsDelta),
  /** The owner of a user room, and nobody else: it has changed. */
  userRoomChanged: toClientMessage('user-room/changed', userRoomChange),
  /** A guest: the own visit has changed. */
  visitChanged: toClientMessage('visit/changed', visitView),
  /** Staff who watch a structure map: what changed of what they see. */
  structureChanged: toClientMessage('structure/changed', structureDelta),
  /** An older page of the same stay or call: a newer one has taken over. */
  superseded: toClientMessage('page/superseded', z.strictObject({})),
  /** Staff: they are something else from now on, here or elsewhere; the page asks again who its person is. */
  standingChanged: toClientMessage('standing/changed', z.strictObject({})),
  /** Staff: the session is over. */
  signedOut: toClientMessage('session/signed-out', z.strictObject({})),
  /** Staff: the session is locked; the page covers itself. */
  sessionLocked: toClientMessage('session/locked', z.strictObject({})),
  /** Staff: the session goes on. */
  sessionUnlocked: toClientMessage('session/unlocked', z.strictObject({})),
} as const;

export type ToClient = typeof toClient;
export type ToClientName = keyof ToClient;
export type BodyOf<Name extends ToClientName> = z.infer<ToClient[Name]['body']>;
