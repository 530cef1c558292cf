import type { I18n } from '@anteroom/i18n';
import type { Letter } from '../mail/read-model.ts';
import type { PushNotice } from '../push/read-model.ts';

/** What an alert tells: how many wait, where, and the page that shows them. Nobody's name. */
export interface AlertFacts {
  readonly waiting: number;
  readonly clinic: string;
  readonly href: string;
}

/** As an e-mail. */
export function alertLetter({ waiting, clinic, href }: AlertFacts) {
  return (i18n: I18n): Letter => ({
    subject: i18n._({
      id: 'mail.alert.subject',
      message: '{waiting, plural, one {Somebody waits in {clinic}} other {# people wait in {clinic}}}',
      values: { waiting, clinic },
    }),
    paragraphs: [
      i18n._({
        id: 'mail.alert.words',
        message:
          '{waiting, plural, one {Somebody is in the waiting area of {clinic}.} other {# people are in the waiting area of {clinic}.}}',
        values: { waiting, clinic },
      }),
    ],
    link: { words: i18n._({ id: 'mail.alert.link', message: 'Open the waiting area' }), href },
    ending: i18n._({
      id: 'mail.alert.ending',
      message: 'You asked for this e-mail. You can change your alerts beside the list of the waiting area.',
    }),
  });
}

/** As a text message. */
export function alertSms({ waiting, clinic, href }: AlertFacts) {
  return (i18n: I18n): string =>
    i18n._({
      id: 'sms.alert',
      message: '{waiting, plural, one {Somebody waits in {clinic}} other {# people wait in {clinic}}}: {href}',
      values: { waiting, clinic, href },
    });
}

/** As Web Push: it lies on lock screens, so not even the clinic is named. */
export function alertNotice(path: string, i18n: I18n): PushNotice {
  return {
    title: 'Anteroom',
    body: i18n._({ id: 'push.alert', message: 'Somebody is waiting.' }),
    path,
    tag: 'waiting',
  };
}
