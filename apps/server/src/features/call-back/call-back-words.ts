import type { I18n } from '@anteroom/i18n';
import type { PushNotice } from '../push/read-model.ts';

/** It is the caller's turn, as a text message: nobody's name, no clinic, and a link that says nothing. */
export function turnSms(href: string) {
  return (i18n: I18n): string =>
    i18n._({ id: 'sms.turn', message: 'It is your turn for the video call: {href}', values: { href } });
}

/** The same as Web Push, which lies on lock screens. */
export function turnNotice(path: string, i18n: I18n): PushNotice {
  return {
    title: 'Anteroom',
    body: i18n._({ id: 'push.turn', message: 'It is your turn for the video call. Press here to come back.' }),
    path,
    tag: 'turn',
  };
}
