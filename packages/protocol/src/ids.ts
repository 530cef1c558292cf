import {
  isCallerLinkId,
  isCallId,
  isCallInvitationId,
  isClinicId,
  isConsultationId,
  isGuestLinkId,
  isInvitationId,
  isMessageId,
  isOrganisationId,
  isParticipantId,
  isPersonId,
  isRoomId,
  type CallerLinkId,
  type CallId,
  type CallInvitationId,
  type ClinicId,
  type ConsultationId,
  type GuestLinkId,
  type InvitationId,
  type MessageId,
  type OrganisationId,
  type ParticipantId,
  type PersonId,
  type RoomId,
} from '@anteroom/domain';
import * as z from 'zod/mini';

function idOf<Id extends string>(isId: (text: string) => text is Id) {
  return z.pipe(
    z.string().check(z.length(22)),
    z.transform((text, context): Id => {
      if (isId(text)) return text;
      context.issues.push({ code: 'custom', input: text, message: 'malformed id' });
      return z.NEVER;
    }),
  );
}

export const organisationId = idOf<OrganisationId>(isOrganisationId);
export const clinicId = idOf<ClinicId>(isClinicId);
export const consultationId = idOf<ConsultationId>(isConsultationId);
export const callId = idOf<CallId>(isCallId);
export const participantId = idOf<ParticipantId>(isParticipantId);
export const personId = idOf<PersonId>(isPersonId);
export const messageId = idOf<MessageId>(isMessageId);
export const roomId = idOf<RoomId>(isRoomId);
export const invitationId = idOf<InvitationId>(isInvitationId);
export const callerLinkId = idOf<CallerLinkId>(isCallerLinkId);
export const callInvitationId = idOf<CallInvitationId>(isCallInvitationId);
export const guestLinkId = idOf<GuestLinkId>(isGuestLinkId);

/** A slug as it stands in links. */
export const slug = z.string().check(z.minLength(2), z.maxLength(60), z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

/** Milliseconds since 1970-01-01T00:00Z. */
export const instant = z.int().check(z.nonnegative());
