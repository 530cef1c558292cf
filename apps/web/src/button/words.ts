import type { LocaleCode } from '@anteroom/i18n';
import { messages as de } from '@anteroom/i18n/catalogues/de/button';
import { messages as en } from '@anteroom/i18n/catalogues/en/button';
import type { MessageDescriptor, Messages } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Door } from './door.ts';

/** What the button says, in the one language that it speaks. */
export interface ButtonWords {
  readonly locale: LocaleCode;
  readonly label: string;
  /** For those who don't see that another tab comes. */
  readonly note: string;
  /** Whether callers can come in now, and when they can if not. */
  state(door: Door): string;
}

const catalogues: Readonly<Record<LocaleCode, Messages>> = { en, de };

/** As long as a weekday says which day is meant, in milliseconds. */
const aWeek = 6 * 24 * 60 * 60 * 1000;

/**
 * The words in the first of the wished languages that we speak, English where we speak none.
 * @param wishes BCP 47 tags: what the button was told, the language of the page, those of the browser
 */
export function wordsFor(wishes: readonly (string | null | undefined)[]): ButtonWords {
  const known = wishes.map((tag) => localeOf(tag)).find((code) => code !== undefined);
  const locale = known ?? 'en';
  const text = (message: MessageDescriptor, time = ''): string => fill(catalogues[locale], message, time);
  return {
    locale,
    label: text(msg`Start a video consultation`),
    note: text(msg`(opens in a new tab)`),
    state(door) {
      if (door.door === 'open') return text(msg`Open now`);
      if (door.door !== 'out-of-hours' || door.opensAt === null) return text(msg`Closed now`);
      return text(msg({ message: 'Closed now · opens {time}' }), timeIn(writtenAs(locale, wishes), door, door.opensAt));
    },
  };
}

function localeOf(tag: string | null | undefined): LocaleCode | undefined {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'en' || language === 'de' ? language : undefined;
}

/** English is read in places with either clock: by the one of the reader's own tag, or by that of 24 hours. */
function writtenAs(locale: LocaleCode, wishes: readonly (string | null | undefined)[]): string {
  const own = wishes.find((tag) => tag != null && /^[A-Za-z]{2}-[A-Za-z]{2}$/.test(tag) && localeOf(tag) === locale);
  return own ?? (locale === 'en' ? 'en-GB' : locale);
}

/** A time by the clinic's clock, which it names where it isn't the reader's. */
function timeIn(tag: string, { timeZone, now }: Door, at: number): string {
  const isHere = new Intl.DateTimeFormat().resolvedOptions().timeZone === timeZone;
  return new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    ...(at - now > aWeek ? { day: 'numeric', month: 'long' } : {}),
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    ...(isHere ? {} : { timeZoneName: 'short' }),
  }).format(at);
}

/** A text of a catalogue: as a text, or as parts of which a name stands for the time. */
function fill(messages: Messages, { id, message }: MessageDescriptor, time: string): string {
  const found = messages[id] ?? message ?? '';
  return typeof found === 'string' ? found : found.map((part) => (typeof part === 'string' ? part : time)).join('');
}
