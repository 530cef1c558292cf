/** The one tick for all that somebody has to agree to, where the page asks for it. */
export interface AgreementTick {
  /** Whether it is ticked; says so beside it where it isn't. */
  check(): boolean;
  /** What was agreed to, as the page wrote it; null where nothing is asked. */
  read(): string | null;
}

/** Takes hold of the tick. */
export function bindAgreement(form: HTMLFormElement): AgreementTick {
  const field = form.querySelector<HTMLElement>('[data-entry="agreed"]');
  const box = field?.querySelector<HTMLInputElement>('input') ?? null;
  const problem = field?.querySelector<HTMLElement>('.error') ?? null;

  function show(isMissing: boolean): void {
    field?.classList.toggle('bad', isMissing);
    if (isMissing) box?.setAttribute('aria-invalid', 'true');
    else box?.removeAttribute('aria-invalid');
    if (problem === null) return;
    problem.hidden = !isMissing;
    const words = problem.querySelector('[data-words]') ?? problem;
    words.textContent = isMissing ? (field?.dataset['required'] ?? '') : '';
  }

  box?.addEventListener('change', () => show(false));
  return {
    check() {
      const isMissing = box !== null && !box.checked;
      show(isMissing);
      if (isMissing) box.focus();
      return !isMissing;
    },
    read: () => (box?.checked === true ? box.value : null),
  };
}
