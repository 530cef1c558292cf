import { checkDetails, type DetailProblems } from '@anteroom/domain';
import type { FormFields } from './send-arrival.ts';

const names = ['firstName', 'lastName', 'phone'] as const;

/** The fields of *About you*, checked by the same rule as on the server; the words are the page's own. */
export interface SetupFields {
  /** Whether what was typed is right; shows each problem beside its field. */
  check(): boolean;
  show(problems: DetailProblems): void;
  /** Moves to the first field with a problem. */
  goToProblem(): void;
  /** What the form sends. */
  read(withoutCamera: boolean): FormFields;
}

/** Takes hold of the fields of a form. */
export function createFields(form: HTMLFormElement): SetupFields {
  const inputs = names.flatMap((name) => {
    const input = form.querySelector<HTMLInputElement>(`#${name}`);
    return input === null ? [] : [{ name, input }];
  });
  const valueOf = (name: string): string => inputs.find((field) => field.name === name)?.input.value ?? '';

  function show(problems: DetailProblems): void {
    for (const { name, input } of inputs) {
      const problem = problems[name];
      const text = form.querySelector<HTMLElement>(`#${name}-error`);
      input.closest('.field')?.classList.toggle('bad', problem !== undefined);
      if (problem === undefined) input.removeAttribute('aria-invalid');
      else input.setAttribute('aria-invalid', 'true');
      if (text === null) continue;
      text.hidden = problem === undefined;
      const words = text.querySelector('[data-words]') ?? text;
      words.textContent = problem === undefined ? '' : (input.getAttribute(`data-${problem}`) ?? '');
    }
  }

  // A problem goes away as soon as it is mended, and none is pointed out while somebody still types.
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLElement && event.target.hasAttribute('aria-invalid')) check();
  });

  function check(): boolean {
    const checked = checkDetails({
      firstName: valueOf('firstName'),
      lastName: valueOf('lastName'),
      phone: valueOf('phone'),
    });
    show(checked.ok ? {} : checked.refusal);
    return checked.ok;
  }

  return {
    check,
    show,
    goToProblem() {
      form.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
    },
    read(withoutCamera) {
      const typed = Object.fromEntries(names.map((name) => [name, valueOf(name)]));
      const isPractice = form.querySelector('input[name="practice"]') !== null;
      return { ...typed, ...(withoutCamera && { withoutCamera: 'on' }), ...(isPractice && { practice: 'on' }) };
    },
  };
}
