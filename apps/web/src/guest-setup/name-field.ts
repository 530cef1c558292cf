import { nameLimit } from '@anteroom/domain';

/** The one field of a guest's page. */
export interface NameField {
  /** Says what is wrong beside the field, or takes it back; whether all is well. */
  check(): boolean;
  read(): string;
  focus(): void;
  showProblem(problem: NameProblem | null): void;
}

export type NameProblem = 'required' | 'too-long';

/** What is wrong with a name, by the server's own rule; null where nothing is. */
export function problemOf(name: string): NameProblem | null {
  if (name.length > nameLimit) return 'too-long';
  return /[\p{L}\p{N}]/u.test(name) ? null : 'required';
}

/** Takes hold of the field. */
export function createNameField(form: HTMLFormElement): NameField {
  const input = form.querySelector<HTMLInputElement>('#name');
  const text = form.querySelector<HTMLElement>('#name-error');
  const read = (): string => input?.value.trim() ?? '';

  function showProblem(problem: NameProblem | null): void {
    input?.closest('.field')?.classList.toggle('bad', problem !== null);
    if (problem === null) input?.removeAttribute('aria-invalid');
    else input?.setAttribute('aria-invalid', 'true');
    if (text === null) return;
    text.hidden = problem === null;
    const words = text.querySelector('[data-words]') ?? text;
    words.textContent = problem === null ? '' : (input?.getAttribute(`data-${problem}`) ?? '');
  }

  function check(): boolean {
    const problem = problemOf(read());
    showProblem(problem);
    return problem === null;
  }

  // A problem goes away as soon as it is mended, and none is pointed out while somebody still types.
  input?.addEventListener('input', () => {
    if (input.hasAttribute('aria-invalid')) check();
  });
  return { check, read, focus: () => input?.focus(), showProblem };
}
