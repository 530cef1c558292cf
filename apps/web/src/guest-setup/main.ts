import { createLocalMedia } from '@anteroom/media';
import { bindCameraCard } from '../setup/camera-card.ts';
import { bindChecks } from '../setup/checks.ts';
import { createSteps } from '../setup/steps.ts';
import { bindAgreement } from './agreement.ts';
import './guest-setup.css';
import { handOverVisit, prefetchVisit } from './hand-over.ts';
import { createNameField } from './name-field.ts';
import { bindPhoto } from './photo.ts';
import { sendKnock } from './send-knock.ts';

/**
 * Brings a guest's page to life after its first paint. Where no photo is required the page is a form that works without
 * this. It has no words of its own: the server has written them all.
 */
function bringToLife(form: HTMLFormElement): void {
  const local = createLocalMedia();
  const name = createNameField(form);
  const steps = createSteps(form);
  bindCameraCard(document, local);
  const checks = bindChecks(document, local);
  const photo = bindPhoto(document, local);
  const agreement = bindAgreement(form);

  form.addEventListener('input', () => void prefetchVisit(), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!name.check()) {
      steps.goTo('about');
      name.focus();
    } else if (steps.current() === 'about') {
      steps.goTo('check');
    } else if (document.body.dataset['photo'] === 'required' && photo.read() === null) {
      photo.showMissing();
    } else if (agreement.check()) {
      void send();
    }
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-back]') !== null) steps.goTo('about');
  });

  async function send(): Promise<void> {
    steps.showSending(true);
    for (const problem of ['gone', 'full'] as const) show(problem, false);
    const answer = await sendKnock(location.pathname, name.read(), photo.read(), agreement.read());
    if (answer.kind === 'knocked') {
      checks.stop();
      photo.close();
      await handOverVisit(answer.visit, local);
      return;
    }
    steps.showSending(false);
    if (answer.kind === 'gone' || answer.kind === 'full') return show(answer.kind, true);
    if (answer.kind !== 'invalid') return steps.showFailure(answer.kind);
    if (answer.field === 'photo') return photo.showMissing();
    // Whoever agreed to a text that has changed meanwhile gets the page anew.
    if (answer.field === 'agreed') return location.reload();
    steps.goTo('about');
    name.showProblem('required');
    name.focus();
  }

  function show(problem: 'gone' | 'full', shown: boolean): void {
    for (const text of form.querySelectorAll<HTMLElement>(`[data-${problem}]`)) text.hidden = !shown;
  }
}

const form = document.querySelector<HTMLFormElement>('form#setup');
if (form !== null) bringToLife(form);
