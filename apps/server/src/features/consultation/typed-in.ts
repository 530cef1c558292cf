import { accepted, readEntry, refused, withPhoneNeeded } from '@anteroom/domain';
import type { Agreement, EntryProblems, Result, Settings } from '@anteroom/domain';
import type { ReadArrival } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import { readAgreements } from '../agreement/read-model.ts';
import type { StayDetails } from './typed-words.ts';

/** Why somebody can't arrive; `problems` names every field that is wrong. */
export interface ArrivalRefusal extends Refusal {
  readonly problems?: EntryProblems;
}

/** What somebody typed, what they agreed to, and whether they only try. */
export type Typed = StayDetails & { readonly isPractice: boolean; readonly agreements: readonly Agreement[] };

/** What a form says, by the fields that this clinic asks and the papers that it wants agreed to. */
export function typedIn(
  { form, values }: Extract<ReadArrival, { ok: true }>,
  settings: Settings,
  mayPractise: boolean,
): Result<Typed, ArrivalRefusal> {
  const { firstName, lastName, withoutCamera, phoneMe, practice, agreed = '' } = form;
  const phoneWanted = phoneMe === 'on';
  const fields = phoneWanted ? withPhoneNeeded(settings.entryFields) : settings.entryFields;
  const entry = readEntry(fields, { firstName, lastName, values });
  const agreements = readAgreements(settings, agreed);
  if (entry.ok && agreements.ok) {
    const { answers, ...names } = entry.value;
    return accepted({
      ...names,
      answers: [...answers],
      withoutCamera: withoutCamera === 'on' || phoneWanted,
      phoneWanted,
      isPractice: mayPractise && practice === 'on',
      agreements: agreements.value,
    });
  }
  const problems = new Map(entry.ok ? [] : entry.refusal);
  if (!agreements.ok) problems.set('agreed', agreements.refusal);
  const field = [...problems.keys()][0];
  return refused({ code: 'invalid-input', problems, ...(field === undefined ? {} : { field }) });
}
