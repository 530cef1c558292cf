import { hostOf, surveyScores, surveySentenceLimit, wordingFor, type Worded } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { erasureAtTheEnd } from '../../../http/pages/erasure-words.ts';
import { foot } from '../../../http/pages/foot.ts';
import { icon } from '../../../http/pages/icons.ts';
import { layout, type CallerPage } from './layout.ts';
import { policyText } from './policy-page.ts';

export interface After {
  /** Whether the clinic asks this browser, has just been answered by it, or neither. */
  readonly survey: 'open' | 'answered' | 'none';
  /** The form came back without an answer. */
  readonly lacks?: boolean;
}

/** The end of a visit: thanks in the clinic's words or in ours, the way to its own page, or its question (E11). */
export function afterPage(page: CallerPage, after: After): Html {
  const { i18n, place } = page;
  const { afterwards } = place.settings;
  const title =
    after.survey === 'answered'
      ? i18n._({ id: 'survey.thanks', message: 'Thank you for your answer' })
      : i18n._({ id: 'thanks.title', message: 'Thank you for your visit' });
  const words = afterwards.kind === 'page' ? null : ownWords(afterwards.words, page.preferences.locale);
  return layout({
    ...page,
    name: 'thanks',
    title,
    path: `/c/${place.clinic.slug}/thanks`,
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          ${words}
          <p class="lead">${erasureAtTheEnd(i18n, place.settings.keepTypedHours)}</p>
          <p class="after">
            <a href="/c/${place.clinic.slug}">${i18n._({ id: 'thanks.again', message: 'Come back to the clinic' })}</a>
          </p>
        </div>
        ${afterwards.kind === 'page' && onward(i18n, afterwards.url)}
        ${after.survey === 'open' && survey(page, after.lacks === true)}
      </main>
      ${foot(page)}`,
  });
}

function ownWords(words: Worded, locale: string): Html | null {
  const wording = wordingFor(words, locale);
  if (wording === null) return null;
  return html`<div class="policy thanks-words" dir="auto" lang="${wording.language}">${policyText(wording.text)}</div>`;
}

/** Where the clinic's own page is; nobody is sent to another host without knowing. */
function onward(i18n: I18n, url: string): Html {
  const host = hostOf(url);
  return html`<section class="card onward" aria-labelledby="onward-title">
    <h2 id="onward-title">${i18n._({ id: 'onward.title', message: 'The clinic has a page for you' })}</h2>
    <p class="lead">
      ${i18n._({ id: 'onward.lead', message: 'It is on another website, with its own rules:' })} <bdi>${host}</bdi>
    </p>
    <p class="after">
      <a class="btn btn-primary btn-caller" href="${url}" rel="noopener noreferrer">
        ${i18n._({ id: 'onward.go', message: 'Go to {host}', values: { host } })}
      </a>
    </p>
  </section>`;
}

/** Five answers and a sentence; nothing in it says who answers. */
function survey({ i18n, place }: CallerPage, lacks: boolean): Html {
  const names: readonly string[] = [
    i18n._({ id: 'survey.1', message: 'Very bad' }),
    i18n._({ id: 'survey.2', message: 'Bad' }),
    i18n._({ id: 'survey.3', message: 'So-so' }),
    i18n._({ id: 'survey.4', message: 'Good' }),
    i18n._({ id: 'survey.5', message: 'Very good' }),
  ];
  const limit = String(surveySentenceLimit);
  return html`<form class="card survey" method="post" action="/c/${place.clinic.slug}/survey">
    <fieldset${lacks && html` aria-describedby="score-error"`}>
      <legend>${i18n._({ id: 'survey.question', message: 'How was your visit?' })}</legend>
      <div class="scores">
        ${surveyScores.map(
          (score) =>
            html`<label
              ><input type="radio" name="score" value="${String(score)}" /><span class="num">${String(score)}</span
              ><span>${names[score - 1] ?? ''}</span></label
            >`,
        )}
      </div>
      ${lacks && html`<p class="error" id="score-error" role="alert">${icon('warn', 'i-s')}${i18n._({ id: 'survey.lacks', message: 'Please choose one of the five answers.' })}</p>`}
    </fieldset>
    <div class="field">
      <label for="sentence">${i18n._({ id: 'survey.sentence', message: 'What should we know? (optional)' })}</label>
      <p class="hint" id="sentence-hint">
        ${i18n._({ id: 'survey.anonymous', message: 'The clinic reads it without learning who wrote it. Please write no names.' })}
      </p>
      <textarea
        class="input"
        id="sentence"
        name="sentence"
        rows="3"
        maxlength="${limit}"
        aria-describedby="sentence-hint"
      ></textarea>
    </div>
    <p class="survey-keys">
      <button class="btn btn-primary btn-caller" type="submit">${i18n._({ id: 'survey.send', message: 'Send' })}</button>
      <button class="btn btn-quiet" type="submit" name="skip" value="on">
        ${i18n._({ id: 'survey.skip', message: 'Skip this' })}
      </button>
    </p>
  </form>`;
}
