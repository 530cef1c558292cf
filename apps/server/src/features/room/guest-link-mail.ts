import type { Instant } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import type { Letter } from '../mail/read-model.ts';

/** Writes the e-mail that brings a guest link. */
export function guestLinkMail(about: {
  readonly room: string;
  readonly href: string;
  readonly expiresAt: Instant | null;
}): (i18n: I18n) => Letter {
  const { room, href, expiresAt } = about;
  return (i18n) => ({
    subject: i18n._({
      id: 'mail.guest-link.subject',
      message: 'Your link to the video call: {room}',
      values: { room },
    }),
    paragraphs: [
      i18n._({
        id: 'mail.guest-link.lead',
        message: 'You are invited to a video call. Open the link in your browser; you need no account and no app.',
      }),
      i18n._({
        id: 'mail.guest-link.then',
        message: 'You will be asked for your name, and then somebody lets you in.',
      }),
    ],
    link: { words: i18n._({ id: 'mail.guest-link.open', message: 'Open the video call' }), href },
    ...(expiresAt === null
      ? {}
      : {
          ending: i18n._({
            id: 'mail.guest-link.until',
            message: 'The link opens the call until {until}.',
            values: {
              until: i18n.date(new Date(expiresAt), {
                dateStyle: 'long',
                timeStyle: 'short',
                timeZone: 'UTC',
                timeZoneName: 'short',
              }),
            },
          }),
        }),
  });
}
