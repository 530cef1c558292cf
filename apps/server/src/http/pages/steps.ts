import type { I18n } from '@anteroom/i18n';
import { html, nothing, type Html } from '../html.ts';
import { icon } from './icons.ts';

/**
 * The steps seen from the start; `now` is where the person is.
 * @param reads whether there is something to read on the way (E5)
 */
export function steps(i18n: I18n, now: 'about' | 'check' | 'wait', reads = false): Html {
  const names = [
    { step: 'about', words: i18n._({ id: 'steps.about', message: 'About you' }) },
    ...(reads ? [{ step: 'read', words: i18n._({ id: 'steps.read', message: 'Read' }) }] : []),
    { step: 'check', words: i18n._({ id: 'steps.check', message: 'Check' }) },
    { step: 'wait', words: i18n._({ id: 'steps.wait', message: 'Wait' }) },
  ];
  const at = names.findIndex(({ step }) => step === now);
  const items = names.map(({ step, words }, index) => {
    const state = index === at ? html` class="now" aria-current="step"` : index < at ? html` class="done"` : nothing;
    return html`<li data-step="${step}" ${state}>
      <span class="dot"><span>${index + 1}</span>${icon('check', 'i-s')}</span><span>${words}</span>
    </li>`;
  });
  return html`<ol class="steps" aria-label="${i18n._({ id: 'steps.label', message: 'Steps' })}">
    ${items}
  </ol>`;
}
