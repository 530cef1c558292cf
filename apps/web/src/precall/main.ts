import { browserOf, nothingFound, problemsIn, type ConnectionFindings } from '@anteroom/domain';
import { runCheck } from '../features/call-quality/run-check.ts';
import { createDeviceTests } from './devices.ts';
import './precall.css';
import { bindReport } from './report.ts';
import { createRows } from './rows.ts';
import { showFindings } from './show-findings.ts';

/** Brings the pre-call test to life (E8). It has no words of its own: the server has written them all. */
function bringToLife(): void {
  const rows = createRows(document);
  const devices = createDeviceTests(document, rows, () => void showOutcome());
  const report = bindReport(document, document.body.dataset['clinic'] ?? '');
  let findings: ConnectionFindings = nothingFound;
  let isDone = false;

  async function test(): Promise<void> {
    isDone = false;
    show('[data-begin-card]', false);
    show('[data-outcome-card]', false);
    show('[data-tests]', true);
    findings = nothingFound;
    showFindings(rows, findings, false);
    await Promise.all([devices.run(), look()]);
    isDone = true;
    await showOutcome();
  }

  async function look(): Promise<void> {
    findings = await runCheck('thorough', new AbortController().signal, (found) => {
      findings = found;
      showFindings(rows, found, false);
    });
    showFindings(rows, findings, true);
  }

  async function showOutcome(): Promise<void> {
    if (!isDone) return;
    const { camera, microphone, speaker } = devices.found();
    const isGood =
      camera === 'works' && microphone === 'works' && speaker !== 'broken' && problemsIn(findings).length === 0;
    show('[data-outcome-card]', true);
    for (const text of document.querySelectorAll<HTMLElement>('[data-outcome]')) {
      text.hidden = text.dataset['outcome'] !== (isGood ? 'good' : 'warn');
    }
    const used = browserOf(navigator.userAgent, navigator.maxTouchPoints > 1);
    await report?.show({ ...findings, camera, microphone, speaker, used });
  }

  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest('[data-begin], [data-again]') !== null) void test();
  });
  addEventListener('pagehide', () => devices.close());
  // As the server writes it, nobody would answer a press.
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-begin]')) button.disabled = false;
}

function show(selector: string, isShown: boolean): void {
  for (const part of document.querySelectorAll<HTMLElement>(selector)) part.hidden = !isShown;
}

bringToLife();
