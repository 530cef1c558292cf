/** The state of one test: its mark. */
export type RowState = 'waiting' | 'running' | 'good' | 'bad' | 'unknown';

export type Check = 'browser' | 'camera' | 'microphone' | 'speaker' | 'server' | 'media' | 'speed' | 'steadiness';

/** The rows of the pre-call test. All their words stand in the page already. */
export interface Rows {
  /**
   * @param words which of the row's words are shown: `good`, `running`, `ask`, or the name of what is wrong
   */
  set(check: Check, state: RowState, ...words: readonly string[]): void;
  setFigures(check: Check, text: string): void;
}

/** Takes hold of them. */
export function createRows(document: Document): Rows {
  return {
    set(check, state, ...words) {
      const row = document.querySelector<HTMLElement>(`[data-check="${check}"]`);
      if (row === null) return;
      row.dataset['state'] = state;
      for (const text of row.querySelectorAll<HTMLElement>('[data-when]')) {
        text.hidden = !words.includes(text.dataset['when'] ?? '');
      }
    },
    setFigures(check, text) {
      const figures = document.querySelector(`[data-figures="${check}"]`);
      if (figures !== null) figures.textContent = text;
    },
  };
}
