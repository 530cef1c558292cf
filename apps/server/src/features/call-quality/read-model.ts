import { mayBlock, problemsAt, type CallQuality } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, nothing, type Html } from '../../http/html.ts';
import { problemWords } from '../../http/pages/connection-words.ts';
import { foundLines as linesOf } from './found-lines.ts';

/**
 * What the set-up page says of a caller's connection, once it has been measured (E3): as strict as the clinic has set it,
 * with the words that may be needed at that degree. A script shows what applies.
 * @param precall the address of the pre-call test
 */
export function qualityNotice(i18n: I18n, degree: CallQuality, precall: string): Html {
  if (degree === 'off') return nothing;
  return html`<section class="notice quality" data-quality="${degree}" hidden>
    <div role="status">
      <b data-outcome="warn" hidden
        >${i18n._({ id: 'quality.warn', message: 'The call may not go well. You can try it all the same.' })}</b
      >
      ${
        mayBlock(degree) &&
        html`<b data-outcome="block" hidden
          >${i18n._({ id: 'quality.block', message: 'A video call does not work from here. You can ask to be phoned.' })}</b
        >`
      }
      <ul>
        ${problemsAt(degree).map((problem) => html`<li data-problem="${problem}" hidden>${problemWords(i18n, problem)}</li>`)}
      </ul>
    </div>
    <p class="ways">
      <button class="btn btn-second" type="button" data-measure-again>
        ${i18n._({ id: 'quality.again', message: 'Measure again' })}</button
      ><a href="${precall}" target="_blank">${i18n._({ id: 'quality.precall', message: 'Test everything' })}</a>
    </p>
  </section>`;
}

/** What a pre-call test found, a line each (E8); see `precall-report.ts`. */
export const foundLines = linesOf;
