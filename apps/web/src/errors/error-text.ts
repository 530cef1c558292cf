import type { ErrorCode } from '@anteroom/protocol';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const texts: Record<ErrorCode, MessageDescriptor> = {
  'invalid-input': msg`Something in what was sent is not right. Check it and try again.`,
  'payload-too-large': msg`That is too much to send at once.`,
  'unsupported-media-type': msg`This kind of content is not accepted here.`,
  'not-signed-in': msg`You are not signed in any more. Sign in again.`,
  'wrong-credentials': msg`The e-mail address or the password is not right.`,
  forbidden: msg`You have no permission for this.`,
  'not-found': msg`This does not exist, or you may not see it.`,
  conflict: msg`Somebody else changed this just now. Look at it again.`,
  'too-many-requests': msg`That was too often. Wait a moment and try again.`,
  unavailable: msg`The server cannot be reached at the moment. Try again soon.`,
  'server-error': msg`Something went wrong on our side. Try again.`,
  'origin-refused': msg`This page was opened from an address that is not allowed.`,
  'version-mismatch': msg`Anteroom has been updated. Load the page again.`,
  superseded: msg`This page is open in a newer tab.`,
  'consultation-ended': msg`This consultation has ended.`,
  'consultation-transferred': msg`This caller has been transferred to another clinic.`,
  'not-being-seen': msg`This caller is not being seen at the moment.`,
  'not-yet-seen': msg`Nobody has seen this caller yet.`,
  'already-in-a-call': msg`You are in another call already. Leave it first.`,
  'in-another-call': msg`This caller is in another call.`,
  'not-in-this-call': msg`You are not in this call.`,
  'no-transfer-offered': msg`There is no transfer to answer.`,
  'transfer-already-offered': msg`A transfer of this caller is already offered.`,
  'transfer-to-same-clinic': msg`This caller is in that clinic already.`,
  'unknown-consultation': msg`This caller is not in the waiting area any more.`,
  'call-full': msg`This call is full. Six people can take part.`,
  'call-ended': msg`This call has ended.`,
  'mail-absent': msg`This server has no way to send e-mails yet. Whoever runs it can set it up.`,
  'mail-failed': msg`The e-mail could not be sent. Try again later.`,
  'no-callers-in-rooms': msg`Callers of the waiting area are never taken into a room.`,
  'room-empty': msg`Nobody of the team is in this room. Enter it first.`,
  'user-room-taken': msg`This person has a room in this clinic already.`,
  'limit-reached': msg`There are as many of these as there may be. Close one first.`,
  'knock-later': msg`You were not let in. Wait two minutes before you knock again.`,
  'visit-over': msg`This visit is over.`,
  'slug-taken': msg`This link is taken already. Choose another.`,
  'clinic-closed': msg`This clinic is closed.`,
  'waiting-area-off': msg`This waiting area is switched off.`,
  'accent-unreadable': msg`Words in this colour can’t be read well enough. Choose a darker one.`,
  'not-a-picture': msg`This file is no PNG, JPEG or WebP picture.`,
  'picture-size': msg`This picture is too large or too small.`,
};

/** The sentence for a person that a code of the protocol stands for. */
export function errorText(i18n: Pick<I18n, '_'>, code: ErrorCode): string {
  return i18n._(texts[code]);
}
