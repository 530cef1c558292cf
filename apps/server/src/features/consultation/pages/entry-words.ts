import { wordsIn, type EntryField, type FieldProblem } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** What a field is called for somebody who reads in this language; it says so where they may leave it out. */
export function labelOf(i18n: I18n, { ready, label, isRequired, kind }: EntryField, locale: string): string {
  if (ready === 'phone')
    return isRequired
      ? i18n._({ id: 'setup.phone.required', message: 'Phone number' })
      : i18n._({ id: 'setup.phone', message: 'Phone number (optional)' });
  const words =
    ready === 'whereabouts'
      ? i18n._({ id: 'setup.whereabouts', message: 'Where are you now?' })
      : wordsIn(label, locale);
  // A box that needn't be ticked says so by being one.
  if (isRequired || kind === 'tick') return words;
  return i18n._({ id: 'setup.optional', message: '{label} (optional)', values: { label: words } });
}

/** The sentence under it, or nothing. */
export function helpOf(i18n: I18n, { ready, help }: EntryField, locale: string): string {
  const own = wordsIn(help, locale);
  if (own !== '' || ready === null) return own;
  return ready === 'phone'
    ? i18n._({ id: 'setup.phone.hint', message: 'We only call if the video does not work.' })
    : i18n._({
        id: 'setup.whereabouts.hint',
        message: 'The full address. If you need an ambulance, we can send it to you.',
      });
}

/** What is said beside a field whose answer doesn't fit. */
export function entryProblemWords(
  i18n: I18n,
  { kind }: EntryField,
  limit: number,
): Readonly<Record<FieldProblem, string>> {
  return {
    required: missing(i18n, kind),
    malformed: malformed(i18n, kind),
    'too-long': i18n._({
      id: 'setup.problem.too-long',
      message: 'Please shorten this to {limit} characters.',
      values: { limit },
    }),
  };
}

function missing(i18n: I18n, kind: EntryField['kind']): string {
  switch (kind) {
    case 'choice':
      return i18n._({ id: 'setup.problem.choice', message: 'Please choose one.' });
    case 'choices':
      return i18n._({ id: 'setup.problem.choices', message: 'Please tick at least one.' });
    case 'tick':
      return i18n._({ id: 'setup.problem.tick', message: 'Please tick this to go on.' });
    case 'phone':
      return i18n._({ id: 'setup.problem.phone.required', message: 'Please write your phone number.' });
    default:
      return i18n._({ id: 'setup.problem.missing', message: 'Please fill this in.' });
  }
}

function malformed(i18n: I18n, kind: EntryField['kind']): string {
  switch (kind) {
    case 'phone':
      return i18n._({ id: 'setup.problem.phone', message: 'Please write digits only, such as 070 123 45 67.' });
    case 'number':
      return i18n._({ id: 'setup.problem.number', message: 'Please write a number, such as 72 or 36.6.' });
    case 'date':
      return i18n._({ id: 'setup.problem.date', message: 'Please enter a day with its year, such as 2026-03-28.' });
    case 'email':
      return i18n._({
        id: 'setup.problem.email',
        message: 'Please write an e-mail address, such as name@example.org.',
      });
    case 'choice':
    case 'choices':
      return i18n._({
        id: 'setup.problem.option',
        message: 'The answers to choose from have changed. Please choose again.',
      });
    default:
      return i18n._({ id: 'setup.problem.malformed', message: 'Please write this in another way.' });
  }
}
