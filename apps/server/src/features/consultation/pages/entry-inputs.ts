import {
  inputNameOf,
  isAsked,
  limitOf,
  phoneLimit,
  wordsIn,
  type EntryField,
  type FieldProblem,
  type TypedValue,
} from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { icon } from '../../../http/pages/icons.ts';
import type { CallerPage } from './layout.ts';
import { labelOf, helpOf, entryProblemWords } from './entry-words.ts';

/** What stands in the form so far, and what is wrong with it. */
export interface EntryValues {
  readonly values: ReadonlyMap<string, TypedValue>;
  readonly problems: ReadonlyMap<string, FieldProblem>;
}

/** The clinic's own fields as a caller finds them: plain form fields, in the clinic's order and the reader's language (E4). */
export function entryInputs(page: CallerPage, entry: EntryValues): Html[] {
  const { i18n, preferences } = page;
  return page.place.settings.entryFields
    .filter(isAsked)
    .map((field) => entryInput(i18n, preferences.locale, field, entry));
}

function entryInput(i18n: I18n, locale: string, field: EntryField, { values, problems }: EntryValues): Html {
  const name = inputNameOf(field);
  const parts: Parts = {
    ...{ field, name, locale },
    value: values.get(name),
    label: labelOf(i18n, field, locale),
    help: helpOf(i18n, field, locale),
    problem: problems.get(name),
  };
  const words = entryProblemWords(i18n, field, field.ready === 'phone' ? phoneLimit : limitOf(field.kind));
  const rule = html` data-entry="${name}" data-kind="${field.kind}"${field.isRequired && html` data-needed`}
  data-required="${words.required}" data-too-long="${words['too-long']}" data-malformed="${words.malformed}"`;
  if (field.kind === 'choices')
    return html`<fieldset class="field${bad(parts)}" ${rule} aria-describedby="${describedBy(parts)}">
      <legend>${parts.label}</legend>
      ${hint(parts)}${error(parts, words)}${boxes(parts)}
    </fieldset>`;
  if (field.kind === 'tick')
    return html`<div class="field${bad(parts)}" ${rule}>
      <label class="tick tick-caller"
        ><input
          class="check"
          type="checkbox"
          id="${name}"
          name="${name}"
          value="on"
          ${parts.value === 'on' && html` checked`}${common(parts)}
        /><span>${parts.label}</span></label
      >${hint(parts)}${error(parts, words)}
    </div>`;
  return html`<div class="field${bad(parts)}" ${rule}>
    <label for="${name}">${parts.label}</label> ${hint(parts)} ${control(i18n, parts)} ${error(parts, words)}
  </div>`;
}

interface Parts {
  readonly field: EntryField;
  readonly name: string;
  readonly locale: string;
  readonly value: TypedValue;
  readonly label: string;
  readonly help: string;
  readonly problem: FieldProblem | undefined;
}

/** The control of every kind that has one. */
function control(i18n: I18n, parts: Parts): Html {
  const { field, name, value } = parts;
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'long-text':
      return html`<textarea id="${name}" name="${name}" ${common(parts)} class="input" rows="4" dir="auto">
${text}</textarea>`;
    case 'choice':
      return html`<select id="${name}" name="${name}" ${common(parts)} class="input">
        <option value="">${i18n._({ id: 'setup.choose', message: 'Please choose' })}</option>
        ${field.options.map(
          ({ id, words }) =>
            html`<option value="${id}" ${id === text && html` selected`}>${wordsIn(words, parts.locale)}</option>`,
        )}
      </select>`;
    default:
      return html`<input id="${name}" name="${name}" value="${text}" ${common(parts)} ${kindOf(field)} />`;
  }
}

/** What the browser makes of a line of text. */
function kindOf({ kind }: EntryField): Html {
  switch (kind) {
    case 'number':
      return html`type="text" class="input num" inputmode="decimal" dir="ltr" autocomplete="off"`;
    case 'date':
      return html`type="date" class="input" min="1900-01-01" max="2199-12-31"`;
    case 'phone':
      return html`type="tel" class="input num" dir="ltr" autocomplete="tel"`;
    case 'email':
      return html`type="email" class="input" dir="ltr" autocomplete="email"`;
    default:
      return html`type="text" class="input" dir="auto" autocomplete="off"`;
  }
}

function boxes({ field, name, locale, value, problem }: Parts): Html[] {
  const chosen = typeof value === 'string' ? [value] : (value ?? []);
  return field.options.map(
    ({ id, words }) =>
      html`<label class="tick tick-caller"
        ><input
          class="check"
          type="checkbox"
          name="${name}"
          value="${id}"
          ${chosen.includes(id) && html` checked`}${problem !== undefined && html` aria-invalid="true"`}
        /><span>${wordsIn(words, locale)}</span></label
      >`,
  );
}

/** What every control says of itself. */
function common(parts: Parts): Html {
  const { field, problem } = parts;
  return html`${field.isRequired && html` required`}
  aria-describedby="${describedBy(parts)}"${problem !== undefined && html` aria-invalid="true"`}`;
}

function describedBy({ name, help }: Parts): string {
  return help === '' ? `${name}-error` : `${name}-hint ${name}-error`;
}

function hint({ name, help }: Parts): Html {
  return html`${help !== '' && html`<p class="hint" id="${name}-hint">${help}</p>`}`;
}

function error({ name, problem }: Parts, words: Readonly<Record<FieldProblem, string>>): Html {
  return html`<p class="error" id="${name}-error" ${problem === undefined && html` hidden`}>
    ${icon('warn', 'i-s')}<span data-words>${problem !== undefined && words[problem]}</span>
  </p>`;
}

function bad({ problem }: Parts): string {
  return problem === undefined ? '' : ' bad';
}
