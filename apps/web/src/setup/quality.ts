import { callQualities, judgeConnection, mayBlock, type ConnectionVerdict } from '@anteroom/domain';

/** The measurement behind the set-up page, and what it leads to (E3). */
export interface BoundQuality {
  /** Begins to measure, once, unless the clinic wants nothing said; then loads what comes next. */
  begin(): void;
  /** Whether a call may be begun over this connection; waits for the measurement where it could forbid it. */
  mayBegin(): Promise<boolean>;
  /** The call needs the line now. */
  stop(): void;
}

/** Nobody waits longer than this for a measurement, in milliseconds; what isn't known by then counts for nobody. */
const longestWait = 12_000;

/**
 * Takes hold of the page's notice, which bears the clinic's degree and all words.
 * @param showConnection hears what the row *Connection* is to say; null while it is measured
 * @param loadNext loads what a call needs, beside which no line can be measured
 */
export function bindQuality(
  form: HTMLFormElement,
  showConnection: (outcome: 'good' | 'weak' | null) => void,
  loadNext: () => Promise<void>,
): BoundQuality {
  const notice = form.querySelector<HTMLElement>('[data-quality]');
  const degree = callQualities.find((each) => each === notice?.dataset['quality']) ?? 'off';
  let running: Promise<ConnectionVerdict | null> | null = null;
  let verdict: ConnectionVerdict | null = null;
  let giveUp = new AbortController();
  let loading: Promise<void> | null = null;

  async function measure(): Promise<ConnectionVerdict | null> {
    giveUp = new AbortController();
    const { signal } = giveUp;
    showConnection(null);
    // Both would be slower for each other: a good line would look like a bad one.
    await loading;
    if (signal.aborted) return null;
    try {
      // Comes when it is needed: the page itself has to be light.
      const { runCheck } = await import('../features/call-quality/run-check.ts');
      const found = judgeConnection(degree, await runCheck('quick', signal));
      if (signal.aborted) return null;
      verdict = found;
    } catch {
      verdict = null;
    }
    show();
    // Where no call may be begun nothing is loaded for one: the line stays free to be measured again.
    if (verdict?.outcome !== 'block') loading ??= loadNext();
    return verdict;
  }

  function show(): void {
    const outcome = verdict?.outcome ?? 'good';
    showConnection(outcome === 'good' ? 'good' : 'weak');
    if (notice === null) return;
    notice.hidden = outcome === 'good';
    for (const text of notice.querySelectorAll<HTMLElement>('[data-outcome]')) {
      text.hidden = text.dataset['outcome'] !== outcome;
    }
    const problems = new Set<string>(verdict?.problems);
    for (const text of notice.querySelectorAll<HTMLElement>('[data-problem]')) {
      text.hidden = !problems.has(text.dataset['problem'] ?? '');
    }
    for (const button of form.querySelectorAll('[data-start], [data-without-camera]')) {
      if (outcome === 'block') button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }

  form.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('[data-measure-again]') === null) return;
    giveUp.abort();
    verdict = null;
    running = measure();
  });

  return {
    begin() {
      if (degree === 'off') loading ??= loadNext();
      else running ??= measure();
    },
    async mayBegin() {
      if (!mayBlock(degree)) return true;
      if (verdict === null) await Promise.race([(running ??= measure()), waited(longestWait)]);
      if (verdict?.outcome !== 'block') return true;
      notice?.setAttribute('tabindex', '-1');
      notice?.focus();
      return false;
    },
    stop: () => giveUp.abort(),
  };
}

function waited(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}
