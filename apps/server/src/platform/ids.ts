import { randomBytes } from 'node:crypto';
import {
  isCallerLinkId,
  isCallId,
  isCallInvitationId,
  isClinicId,
  isConsultationId,
  isGuestLinkId,
  isInvitationId,
  isNodeId,
  isOrganisationId,
  isParticipantId,
  isPersonId,
  isRoomId,
  isTypedEntryId,
} from '@anteroom/domain';

/** 16 random bytes in base64url, as the id that the check makes of them. */
function make<Id extends string>(isId: (text: string) => text is Id): () => Id {
  return () => {
    const text = randomBytes(16).toString('base64url');
    if (!isId(text)) throw new Error('A new id is malformed.');
    return text;
  };
}

/** Makes new ids; chance is an argument wherever an id is needed. */
export const randomIds = {
  organisation: make(isOrganisationId),
  clinic: make(isClinicId),
  consultation: make(isConsultationId),
  call: make(isCallId),
  participant: make(isParticipantId),
  person: make(isPersonId),
  room: make(isRoomId),
  guestLink: make(isGuestLinkId),
  invitation: make(isInvitationId),
  typedEntry: make(isTypedEntryId),
  node: make(isNodeId),
  callerLink: make(isCallerLinkId),
  callInvitation: make(isCallInvitationId),
} as const;

export type Ids = typeof randomIds;
