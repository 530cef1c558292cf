import type { VerificationState } from '@anteroom/media';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallPerson } from '../call-state.ts';

/** What the key in the top bar says: `tone` is its colour's meaning, which the words say too. */
export interface KeyWords {
  readonly tone: 'plain' | 'good' | 'news' | 'alarm';
  readonly short: MessageDescriptor;
}

/** What the key says. */
export function keyWords(state: VerificationState, isNews: boolean, others: number): KeyWords {
  switch (state.kind) {
    case 'alone':
    case 'making':
      return { tone: 'plain', short: msg`Making a code…` };
    case 'broken':
      return { tone: 'alarm', short: msg`Can’t be verified` };
    case 'ready': {
      const verdicts = [...state.verdicts.values()];
      if (verdicts.includes('differs')) return { tone: 'alarm', short: msg`Codes differ` };
      if (verdicts.length === others) return { tone: 'good', short: msg`Verified` };
      return isNews ? { tone: 'news', short: msg`New code` } : { tone: 'plain', short: msg`Code` };
    }
  }
}

/** Why the code is a new one, in a sentence; a changed key comes before all else. Null where there is nothing to say. */
export function changeText(
  i18n: I18n,
  state: VerificationState,
  people: readonly CallPerson[],
): { readonly text: string; readonly isGrave: boolean } | null {
  if (state.kind !== 'ready' || state.change === null) return null;
  const { joined, left, rekeyed } = state.change;
  if (rekeyed.length > 0) {
    const names = namesOf(i18n, rekeyed, people);
    const text = i18n._(
      msg`${names}: the encryption key is a new one. The page was loaded again, or somebody is in between. Compare the code again.`,
    );
    return { text, isGrave: true };
  }
  if (joined.length > 0) {
    const names = namesOf(i18n, joined, people);
    return {
      text: i18n._(msg`New encryption code. New in the call: ${names}.`),
      isGrave: false,
    };
  }
  if (left.length > 0) {
    return { text: i18n._(msg`New encryption code: somebody has left.`), isGrave: false };
  }
  return null;
}

/** Names as a list in the reader's language. */
export function namesOf(i18n: I18n, ids: readonly CallPerson['id'][], people: readonly CallPerson[]): string {
  const names = people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names);
}
