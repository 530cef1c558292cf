/** Each has a panel of its own; there is one to read only where the clinic wrote something. */
export type SetupStep = 'about' | 'read' | 'check';

const steps = ['about', 'read', 'check'] as const;
const order = [...steps, 'wait'];

/** The steps of the set-up page: one is shown at a time. */
export interface SetupSteps {
  current(): SetupStep;
  /** The step after this one; null at the last. */
  next(): SetupStep | null;
  /** Goes to the step before this one, as the browser's own Back does. */
  back(): void;
  /** Shows a step and puts the reader at its title. */
  goTo(step: SetupStep): void;
  showSending(sending: boolean): void;
  showFailure(kind: 'failed' | 'busy' | 'invalid'): void;
}

/** Takes hold of the steps of a form, and of the marks above it. */
export function createSteps(form: HTMLFormElement): SetupSteps {
  form.setAttribute('data-script', '');

  function mark(step: SetupStep): void {
    for (const item of document.querySelectorAll<HTMLElement>('.steps li[data-step]')) {
      const name = item.dataset['step'] ?? '';
      item.classList.toggle('now', name === step);
      item.classList.toggle('done', indexOf(name) < indexOf(step));
      if (name === step) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
  }

  const there = steps.filter((step) => form.querySelector(`[data-panel="${step}"]`) !== null);
  const stepOf = (value: unknown): SetupStep => there.find((step) => step === value) ?? 'about';
  const current = (): SetupStep => stepOf(form.dataset['step']);

  // The browser's own Back leads from a step to the one before, as everybody expects.
  addEventListener('popstate', () => {
    if (form.isConnected) display(stepOf(history.state));
  });

  function display(step: SetupStep): void {
    form.dataset['step'] = step;
    mark(step);
    const title = form.querySelector<HTMLElement>(`[data-panel="${step}"] h1`);
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  return {
    current,
    goTo(step) {
      if (step === current()) return;
      if (step === 'about') history.replaceState(null, '');
      else history.pushState(step, '');
      display(step);
    },
    next: () => there[there.indexOf(current()) + 1] ?? null,
    back: () => history.back(),
    showSending(sending) {
      for (const name of ['failed', 'busy']) showText(form, name, false);
      for (const button of form.querySelectorAll<HTMLButtonElement>('button[type="submit"]')) {
        button.disabled = sending;
      }
    },
    showFailure(kind) {
      showText(form, kind, true);
    },
  };
}

function indexOf(step: string): number {
  return order.indexOf(step);
}

function showText(form: HTMLFormElement, name: string, shown: boolean): void {
  for (const text of form.querySelectorAll<HTMLElement>(`[data-${name}]`)) text.hidden = !shown;
}
