import { fillTemplate, type Instant, type Settings } from '@anteroom/domain';
import type { I18n, LocaleCode } from '@anteroom/i18n';
import type { ShareWordsView } from '@anteroom/protocol';
import { translatorFor } from '../../http/translators.ts';
import { timeInWords } from '../../http/time-in-words.ts';

/** What a message is about. */
export interface Shared {
  readonly clinic: string;
  /** The whole address. */
  readonly link: string;
  /** When the consultation begins; null where the link is for any time. */
  readonly startsAt: Instant | null;
  readonly settings: Pick<Settings, 'shareTemplates' | 'timeZone'>;
}

/** What goes out with a link in a language: the clinic's own words where it has written some, else ours (W7). */
export function shareWordsOf({ clinic, link, startsAt, settings }: Shared, locale: LocaleCode): ShareWordsView {
  const i18n = translatorFor(locale);
  const own = settings.shareTemplates.find(({ language }) => language === locale);
  const time = startsAt === null ? '' : timeInWords(i18n, startsAt, settings.timeZone);
  const ours = ourWords(i18n);
  const write = (part: keyof ShareWordsView): string => {
    const words = own?.[part].trim() ?? '';
    return fillTemplate(words === '' ? ours[part] : words, { clinic, link, time });
  };
  return { subject: write('subject'), text: write('text'), sms: write('sms') };
}

/** The words of a clinic that has written none. Their placeholders are put in afterwards, as in its own. */
function ourWords(i18n: I18n): ShareWordsView {
  const values = { clinic: '{clinic}', link: '{link}', time: '{time}' };
  return {
    subject: i18n._({ id: 'share.subject', message: 'Your link to the video consultation: {clinic}', values }),
    text: [
      i18n._({ id: 'share.lead', message: 'You are invited to a video consultation with {clinic}.', values }),
      i18n._({ id: 'share.time', message: 'Your appointment: {time}', values }),
      i18n._({
        id: 'share.how',
        message: 'Open this link in the browser of a phone or computer with a camera. You need no account and no app.',
      }),
      '{link}',
    ].join('\n\n'),
    sms: [
      i18n._({ id: 'share.sms', message: 'Video consultation with {clinic}: {link}', values }),
      i18n._({ id: 'share.sms-time', message: 'Your time: {time}', values }),
    ].join('\n'),
  };
}
