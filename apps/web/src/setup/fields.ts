import { problemsOf, type EntryProblems, type FieldKind, type NamedRule, type TypedValue } from '@anteroom/domain';

/** The fields of the form, checked by the same rule as on the server; the words are the page's own. */
export interface SetupFields {
  /**
   * What is wrong with what was typed about the person; shows each problem beside its field.
   * @param isPhoneNeeded whether the caller wants to be phoned, and so has to leave a number (E2)
   */
  check(isPhoneNeeded?: boolean): boolean;
  /** Whether all that has to be agreed to is ticked; shows it where it isn't. */
  checkAgreement(): boolean;
  show(problems: EntryProblems): void;
  /** Moves to the first field with a problem. */
  goToProblem(): void;
  /** What the form sends. */
  read(way: Way): URLSearchParams;
}

/** How somebody goes on: by video, without a camera, or by telephone. */
export type Way = 'video' | 'without-camera' | 'phone';

const kinds: ReadonlyMap<string, FieldKind> = new Map(
  (['text', 'long-text', 'number', 'date', 'choice', 'choices', 'phone', 'email', 'tick'] as const).map((kind) => [
    kind,
    kind,
  ]),
);

/** Takes hold of the fields of a form. */
export function createFields(form: HTMLFormElement): SetupFields {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-entry]')];
  const agreement = fields.find((field) => field.dataset['entry'] === 'agreed');
  const rules = fields.filter((field) => field !== agreement).flatMap(ruleOf);

  function show(problems: EntryProblems, among = fields): void {
    for (const field of among) {
      const problem = problems.get(field.dataset['entry'] ?? '');
      field.classList.toggle('bad', problem !== undefined);
      for (const control of controlsOf(field)) {
        if (problem === undefined) control.removeAttribute('aria-invalid');
        else control.setAttribute('aria-invalid', 'true');
      }
      const text = field.querySelector<HTMLElement>('.error');
      if (text === null) continue;
      text.hidden = problem === undefined;
      const words = text.querySelector('[data-words]') ?? text;
      words.textContent = problem === undefined ? '' : (field.getAttribute(`data-${problem}`) ?? '');
    }
  }

  // A problem goes away as soon as it is mended, and none is pointed out while somebody still types.
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof Element) || !target.hasAttribute('aria-invalid')) return;
    if (agreement?.contains(target) === true) checkAgreement();
    else check();
  });

  function check(isPhoneNeeded = false): boolean {
    const typed = new FormData(form);
    const text = (name: string): string => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
    const values = new Map<string, TypedValue>(
      rules.map(({ name, kind }) => [
        name,
        kind === 'choices' ? typed.getAll(name).filter((value) => typeof value === 'string') : text(name),
      ]),
    );
    const asked = isPhoneNeeded
      ? rules.map((rule) => (rule.name === 'phone' ? { ...rule, isRequired: true } : rule))
      : rules;
    const problems = problemsOf(asked, { firstName: text('firstName'), lastName: text('lastName'), values });
    show(
      problems,
      fields.filter((field) => field !== agreement),
    );
    return problems.size === 0;
  }

  function checkAgreement(): boolean {
    if (agreement === undefined) return true;
    const isTicked = controlsOf(agreement).some((box) => box instanceof HTMLInputElement && box.checked);
    show(new Map(isTicked ? [] : [['agreed', 'required']]), [agreement]);
    return isTicked;
  }

  return {
    check,
    checkAgreement,
    show,
    goToProblem() {
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    },
    read(way) {
      const sent = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value);
      if (way === 'without-camera') sent.set('withoutCamera', 'on');
      if (way === 'phone') sent.set('phoneMe', 'on');
      return sent;
    },
  };
}

/** What the page says of a field; the names have a rule of their own. */
function ruleOf(field: HTMLElement): readonly NamedRule[] {
  const { entry = '', kind: named = '', needed } = field.dataset;
  const kind = kinds.get(named);
  if (kind === undefined) return [];
  const options = [...field.querySelectorAll<HTMLOptionElement | HTMLInputElement>('option, [type="checkbox"]')];
  return [
    {
      ...{ name: entry, kind, isRequired: needed !== undefined },
      options: options.map(({ value }) => value).filter((value) => value !== ''),
    },
  ];
}

function controlsOf(field: HTMLElement): readonly HTMLElement[] {
  return [...field.querySelectorAll<HTMLElement>('input, select, textarea')];
}
