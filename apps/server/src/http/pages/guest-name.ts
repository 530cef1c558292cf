import { nameLimit, type FieldProblem } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../html.ts';
import { icon } from './icons.ts';

export interface GuestName {
  /** What was typed so far. */
  readonly value: string;
  readonly problem: FieldProblem | undefined;
  /** Who will see it. */
  readonly hint: string;
}

/** The one field of somebody who comes as a guest: what they call themselves. */
export function guestName(i18n: I18n, { value, problem, hint }: GuestName): Html {
  const words = {
    required: i18n._({ id: 'guest.problem.name', message: 'Please write your name.' }),
    'too-long': i18n._({
      id: 'setup.problem.too-long',
      message: 'Please shorten this to {limit} characters.',
      values: { limit: nameLimit },
    }),
    malformed: i18n._({ id: 'guest.problem.name', message: 'Please write your name.' }),
  };
  return html`<div class="field${problem !== undefined && ' bad'}">
    <label for="name">${i18n._({ id: 'guest.name', message: 'Your name' })}</label>
    <p class="hint" id="name-hint">${hint}</p>
    <input
      type="text"
      class="input"
      id="name"
      name="name"
      value="${value}"
      autocomplete="name"
      required
      aria-describedby="name-hint name-error"
      ${problem !== undefined && html` aria-invalid="true"`}
      data-required="${words.required}"
      data-too-long="${words['too-long']}"
    />
    <p class="error" id="name-error" ${problem === undefined && html` hidden`}>
      ${icon('warn', 'i-s')}<span data-words>${problem !== undefined && words[problem]}</span>
    </p>
  </div>`;
}

/** The name that stood in the form, to be shown again. */
export function typedName(body: unknown): string {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : '';
  return typeof name === 'string' ? name.slice(0, 400) : '';
}
