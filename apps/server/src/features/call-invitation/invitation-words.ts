import type { InvitedAs } from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import type { ShareWordsView } from '@anteroom/protocol';
import { translatorFor } from '../../http/translators.ts';

/** What goes out with an invitation in a language. Never who is in the call. */
export function invitationWordsOf(
  { clinic, link, as }: { readonly clinic: string; readonly link: string; readonly as: InvitedAs },
  locale: LocaleCode,
): ShareWordsView {
  const i18n = translatorFor(locale);
  const values = { clinic, link };
  const isInterpreter = as === 'interpreter';
  return {
    subject: i18n._({ id: 'call-invitation.subject', message: 'You are invited to a video call: {clinic}', values }),
    text: [
      isInterpreter
        ? i18n._({
            id: 'call-invitation.lead.interpreter',
            message: '{clinic} invites you to interpret in a video call that is going on now.',
            values,
          })
        : i18n._({
            id: 'call-invitation.lead',
            message: '{clinic} invites you to a video call that is going on now.',
            values,
          }),
      i18n._({
        id: 'call-invitation.how',
        message: 'Open this link in the browser of a phone or computer with a camera. You need no account and no app.',
      }),
      link,
      i18n._({
        id: 'call-invitation.alone',
        message: 'The link is for you alone: it opens once, in one browser, for as long as the call goes on.',
      }),
    ].join('\n\n'),
    sms: isInterpreter
      ? i18n._({
          id: 'call-invitation.sms.interpreter',
          message: 'Interpret in a video call of {clinic}: {link}',
          values,
        })
      : i18n._({ id: 'call-invitation.sms', message: 'Join a video call of {clinic}: {link}', values }),
  };
}
