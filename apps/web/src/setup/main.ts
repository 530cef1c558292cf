import { createLocalMedia } from '@anteroom/media';
import { bindCameraCard } from './camera-card.ts';
import { bindChecks } from './checks.ts';
import { createFields, type Way } from './fields.ts';
import { handOver, prefetchCallerApp } from './hand-over.ts';
import { bindQuality } from './quality.ts';
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

  const quality = bindQuality(form, checks.showConnection, prefetchCallerApp);

  // First the line is measured, while nothing else of ours uses it.
  form.addEventListener('input', () => quality.begin(), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const way = wayOf(event.submitter);
    const next = steps.next();
    if (!fields.check(way === 'phone')) {
      steps.goTo('about');
      fields.goToProblem();
    } else if (next !== null) {
      steps.goTo(next);
      quality.begin();
    } else if (fields.checkAgreement()) {
      void send(way);
    } else {
      fields.goToProblem();
    }
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-back]') !== null) {
      steps.back();
    }
  });

  async function send(way: Way): Promise<void> {
    steps.showSending(true);
    if (way !== 'phone' && !(await quality.mayBegin())) return steps.showSending(false);
    quality.stop();
    const answer = await sendArrival(form.action, fields.read(way));
    if (answer.kind === 'arrived') {
      checks.stop();
      if (way !== 'video') await local.setCamera(false);
      if (way === 'phone') await local.setMicrophone(false);
      await handOver(answer.wait, local);
      return;
    }
    // The server's page says when it opens.
    if (answer.kind === 'shut') return location.reload();
    steps.showSending(false);
    steps.showFailure(answer.kind);
    if (answer.kind !== 'invalid') return;
    if (answer.field !== 'agreed') steps.goTo('about');
    // Whoever agreed to a text that has changed meanwhile gets the page anew, with all that they typed.
    else form.submit();
    fields.show(new Map([[answer.field, 'malformed']]));
    fields.goToProblem();
  }
}

/** Which button was pressed; the first one where somebody pressed Enter. */
function wayOf(pressed: HTMLElement | null): Way {
  if (pressed?.hasAttribute('data-phone-me') === true) return 'phone';
  return pressed?.hasAttribute('data-without-camera') === true ? 'without-camera' : 'video';
}

const form = document.querySelector<HTMLFormElement>('form#setup');
if (form !== null) bringToLife(form);
