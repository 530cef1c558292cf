import type { Brand } from './brand.ts';

/** Every id is 128 random bits or more in base64url: it says nothing, and it can't be guessed. */
const idPattern = /^[A-Za-z0-9_-]{22}$/;

/** Names an organisation (S1). */
export type OrganisationId = Brand<string, 'OrganisationId'>;

/** Whether the text is a well-formed OrganisationId: 22 characters of base64url. */
export function isOrganisationId(text: string): text is OrganisationId {
  return idPattern.test(text);
}

/** Names a clinic (S2). */
export type ClinicId = Brand<string, 'ClinicId'>;

/** Whether the text is a well-formed ClinicId: 22 characters of base64url. */
export function isClinicId(text: string): text is ClinicId {
  return idPattern.test(text);
}

/** Names one caller's stay in one waiting area (S3). */
export type ConsultationId = Brand<string, 'ConsultationId'>;

/** Whether the text is a well-formed ConsultationId: 22 characters of base64url. */
export function isConsultationId(text: string): text is ConsultationId {
  return idPattern.test(text);
}

/** Names a call: the people who see and hear each other. */
export type CallId = Brand<string, 'CallId'>;

/** Whether the text is a well-formed CallId: 22 characters of base64url. */
export function isCallId(text: string): text is CallId {
  return idPattern.test(text);
}

/** Names one person in one stay or call; a person who comes again is another participant. */
export type ParticipantId = Brand<string, 'ParticipantId'>;

/** Whether the text is a well-formed ParticipantId: 22 characters of base64url. */
export function isParticipantId(text: string): text is ParticipantId {
  return idPattern.test(text);
}

/** Names somebody with an account: staff. */
export type PersonId = Brand<string, 'PersonId'>;

/** Whether the text is a well-formed PersonId: 22 characters of base64url. */
export function isPersonId(text: string): text is PersonId {
  return idPattern.test(text);
}

/** Names something that somebody typed, kept sealed and apart from everything else (A4). */
export type TypedEntryId = Brand<string, 'TypedEntryId'>;

/** Whether the text is a well-formed TypedEntryId: 22 characters of base64url. */
export function isTypedEntryId(text: string): text is TypedEntryId {
  return idPattern.test(text);
}

/** Names one message between a caller and the staff. */
export type MessageId = Brand<string, 'MessageId'>;

/** Whether the text is a well-formed MessageId: 22 characters of base64url. */
export function isMessageId(text: string): text is MessageId {
  return idPattern.test(text);
}

/** Names one running server process. */
export type NodeId = Brand<string, 'NodeId'>;

/** Whether the text is a well-formed NodeId: 22 characters of base64url. */
export function isNodeId(text: string): text is NodeId {
  return idPattern.test(text);
}

/** Names a meeting, group or user room (S4, S5, S6). */
export type RoomId = Brand<string, 'RoomId'>;

/** Whether the text is a well-formed RoomId: 22 characters of base64url. */
export function isRoomId(text: string): text is RoomId {
  return idPattern.test(text);
}

/** Names a guest link of a room; the link's secret is another thing. */
export type GuestLinkId = Brand<string, 'GuestLinkId'>;

/** Whether the text is a well-formed GuestLinkId: 22 characters of base64url. */
export function isGuestLinkId(text: string): text is GuestLinkId {
  return idPattern.test(text);
}

/** Names an invitation to a role (P3); the secret in its e-mail is another thing. */
export type InvitationId = Brand<string, 'InvitationId'>;

/** Whether the text is a well-formed InvitationId: 22 characters of base64url. */
export function isInvitationId(text: string): text is InvitationId {
  return idPattern.test(text);
}

/** Names a link that staff make for one caller (E9, E10); the link's secret is another thing. */
export type CallerLinkId = Brand<string, 'CallerLinkId'>;

/** Whether the text is a well-formed CallerLinkId: 22 characters of base64url. */
export function isCallerLinkId(text: string): text is CallerLinkId {
  return idPattern.test(text);
}

/** Names an invitation into one call (C2); the link's secret is another thing. */
export type CallInvitationId = Brand<string, 'CallInvitationId'>;

/** Whether the text is a well-formed CallInvitationId: 22 characters of base64url. */
export function isCallInvitationId(text: string): text is CallInvitationId {
  return idPattern.test(text);
}
