import { createLocalMedia } from '@anteroom/media';
import { bindCameraCard } from './camera-card.ts';
import { bindChecks } from './checks.ts';
import { createFields } from './fields.ts';
import { handOver, prefetchCallerApp } from './hand-over.ts';
import { sendArrival } from './send-arrival.ts';
import { createSteps } from './steps.ts';

/**
 * Brings the set-up page to life after its first paint. The page is a form that works without this, so nothing here may
 * be needed to arrive. It has no words of its own: the server has written them all.
 */
function bringToLife(form: HTMLFormElement): void {
  const local = createLocalMedia();
  const fields = createFields(form);
  const steps = createSteps(form);
  bindCameraCard(document, local);
  const checks = bindChecks(document, local);

  form.addEventListener('input', () => void prefetchCallerApp(), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    const withoutCamera = pressed?.hasAttribute('data-without-camera') === true;
    if (!fields.check()) {
      steps.goTo('about');
      fields.goToProblem();
    } else if (steps.current() === 'about' && !withoutCamera) {
      steps.goTo('check');
    } else {
      void send(withoutCamera);
    }
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-back]') !== null) {
      steps.goTo('about');
    }
  });

  async function send(withoutCamera: boolean): Promise<void> {
    steps.showSending(true);
    const answer = await sendArrival(form.action, fields.read(withoutCamera));
    if (answer.kind === 'arrived') {
      checks.stop();
      if (withoutCamera) await local.setCamera(false);
      await handOver(answer.wait, local);
      return;
    }
    steps.showSending(false);
    steps.showFailure(answer.kind);
    if (answer.kind !== 'invalid') return;
    steps.goTo('about');
    fields.show({ [answer.field]: 'malformed' });
    fields.goToProblem();
  }
}

const form = document.querySelector<HTMLFormElement>('form#setup');
if (form !== null) bringToLife(form);
