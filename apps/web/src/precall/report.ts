import type { PrecallFindings } from '@anteroom/protocol';

/** The report to the clinic's support: shown word by word, and then sent (E8). */
export interface Report {
  /** Shows what would be sent. */
  show(findings: PrecallFindings): Promise<void>;
}

/** Takes hold of the report's card; null where the page has none, since the clinic names no support. */
export function bindReport(document: Document, clinic: string): Report | null {
  const card = document.querySelector<HTMLElement>('[data-report]');
  if (card === null) return null;
  let shown: PrecallFindings | null = null;

  card.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-send]') !== null && shown !== null) void send(card, shown);
  });

  async function send(within: HTMLElement, findings: PrecallFindings): Promise<void> {
    const button = within.querySelector<HTMLButtonElement>('[data-send]');
    if (button !== null) button.disabled = true;
    const answer = await ask(clinic, findings, true);
    showState(within, answer.kind === 'written' ? 'sent' : answer.kind);
    if (button !== null) button.disabled = answer.kind === 'written';
  }

  return {
    async show(findings) {
      const answer = await ask(clinic, findings, false);
      card.hidden = answer.kind !== 'written';
      if (answer.kind !== 'written') return;
      shown = findings;
      // For whoever writes a message with it.
      const carried = card.querySelector<HTMLInputElement>('[data-report-value]');
      if (carried !== null) carried.value = JSON.stringify(findings);
      showState(card, null);
      const button = card.querySelector<HTMLButtonElement>('[data-send]');
      if (button !== null) button.disabled = false;
      const list = card.querySelector('[data-report-lines]');
      list?.replaceChildren(
        ...answer.lines.map((line) => {
          const item = document.createElement('li');
          item.textContent = line;
          return item;
        }),
      );
    },
  };
}

type Answer = { readonly kind: 'written'; readonly lines: readonly string[] } | { readonly kind: 'limited' | 'failed' };

async function ask(clinic: string, findings: PrecallFindings, send: boolean): Promise<Answer> {
  try {
    const answer = await fetch(`/api/precall/${encodeURIComponent(clinic)}/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ findings, locale: document.documentElement.lang, send }),
    });
    if (answer.status === 429) return { kind: 'limited' };
    if (!answer.ok) return { kind: 'failed' };
    const body: unknown = await answer.json();
    if (typeof body !== 'object' || body === null || !('lines' in body) || !Array.isArray(body.lines))
      throw new Error();
    return { kind: 'written', lines: body.lines.filter((line): line is string => typeof line === 'string') };
  } catch {
    return { kind: 'failed' };
  }
}

function showState(card: HTMLElement, state: 'sent' | 'limited' | 'failed' | null): void {
  for (const text of card.querySelectorAll<HTMLElement>('[data-report-state]')) {
    text.hidden = text.dataset['reportState'] !== state;
  }
}
