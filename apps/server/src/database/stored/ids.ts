import {
  isCallId,
  isClinicId,
  isConsultationId,
  isParticipantId,
  isPersonId,
  isRoomId,
  isTypedEntryId,
} from '@anteroom/domain';
import * as z from 'zod/mini';

function idOf<Id extends string>(isId: (text: string) => text is Id) {
  return z.custom<Id>((value) => typeof value === 'string' && isId(value));
}

export const callId = idOf(isCallId);
export const clinicId = idOf(isClinicId);
export const consultationId = idOf(isConsultationId);
export const participantId = idOf(isParticipantId);
export const personId = idOf(isPersonId);
export const roomId = idOf(isRoomId);
export const typedEntryId = idOf(isTypedEntryId);
export const instant = z.int();
