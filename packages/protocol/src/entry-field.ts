import {
  emailLimit,
  fieldAudiences,
  fieldKinds,
  helpLimit,
  labelLimit,
  longTextLimit,
  optionsLimit,
  readyFields,
} from '@anteroom/domain';
import * as z from 'zod/mini';

const language = z.string().check(z.regex(/^[a-z]{2,3}$/));

/** A few words with their translations, each of them no longer than `limit`. */
export function words(limit: number) {
  const text = z.string().check(z.maxLength(limit));
  return z.strictObject({ text, translations: z.record(language, text) });
}

/** The id of a field, or of one of the answers that it offers. */
export const fieldId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,23}$/));

const fieldOption = z.strictObject({ id: fieldId, words: words(labelLimit) });
const options = z.readonly(z.array(fieldOption).check(z.maxLength(optionsLimit)));

/** Something that a clinic asks (E4). */
export const entryField = z.strictObject({
  id: fieldId,
  kind: z.enum(fieldKinds),
  ready: z.nullable(z.enum(readyFields)),
  label: words(labelLimit),
  help: words(helpLimit),
  audience: z.enum(fieldAudiences),
  isRequired: z.boolean(),
  options,
});

/** What was answered, with the words that the field had then. */
export const answer = z.strictObject({
  id: fieldId,
  kind: z.enum(fieldKinds),
  ready: z.nullable(z.enum(readyFields)),
  label: words(labelLimit),
  audience: z.enum(fieldAudiences),
  value: z.union([z.string(), z.literal(true), options]),
});

/** What stands in one field of a form: a text, or all that was ticked. Far longer than any rule allows, and bounded all the same. */
export const typedValue = z.union([
  z.string().check(z.maxLength(longTextLimit * 2)),
  z.array(z.string().check(z.maxLength(emailLimit))).check(z.maxLength(optionsLimit)),
]);
