import { createLocalMedia } from '@anteroom/media';
import { bindCameraCard } from '../setup/camera-card.ts';
import { bindChecks } from '../setup/checks.ts';
import { createSteps } from '../setup/steps.ts';
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
    } else {
      void send();
    }
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-back]') !== null) steps.goTo('about');
  });

  async function send(): Promise<void> {
    steps.showSending(true);
    showGone(false);
    const answer = await sendKnock(location.pathname, name.read(), photo.read());
    if (answer.kind === 'knocked') {
      checks.stop();
      photo.close();
      await handOverVisit(answer.visit, local);
      return;
    }
    steps.showSending(false);
    if (answer.kind === 'gone') return showGone(true);
    if (answer.kind !== 'invalid') return steps.showFailure(answer.kind);
    if (answer.field === 'photo') return photo.showMissing();
    steps.goTo('about');
    name.showProblem('required');
    name.focus();
  }

  function showGone(shown: boolean): void {
    for (const text of form.querySelectorAll<HTMLElement>('[data-gone]')) text.hidden = !shown;
  }
}

const form = document.querySelector<HTMLFormElement>('form#setup');
if (form !== null) bringToLife(form);
