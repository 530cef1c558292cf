export type SetupStep = 'about' | 'check';

const order = ['about', 'check', 'wait'];

/** The steps of the set-up page: one is shown at a time. */
export interface SetupSteps {
  current(): SetupStep;
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
      item.classList.toggle('done', order.indexOf(name) < order.indexOf(step));
      if (name === step) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
  }

  const current = (): SetupStep => (form.dataset['step'] === 'check' ? 'check' : 'about');

  // The browser's own Back leads from the second step to the first, as everybody expects.
  addEventListener('popstate', () => {
    if (form.isConnected) display(history.state === 'check' ? 'check' : 'about');
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
      if (step === 'check') history.pushState('check', '');
      else history.replaceState(null, '');
      display(step);
    },
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

function showText(form: HTMLFormElement, name: string, shown: boolean): void {
  for (const text of form.querySelectorAll<HTMLElement>(`[data-${name}]`)) text.hidden = !shown;
}
