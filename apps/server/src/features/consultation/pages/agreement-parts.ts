import {
  agreementDocuments,
  documentsToAgreeTo,
  hasInformation,
  wordsIn,
  type AgreementDocument,
  type FieldProblem,
} from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { icon } from '../../../http/pages/icons.ts';
import { versionOf, writeAgreements } from '../../agreement/read-model.ts';
import { documentName } from './document-name.ts';
import type { CallerPage } from './layout.ts';
import { policyText } from './policy-page.ts';

/** What the clinic wants read before anybody waits: a step of its own (E5). Null where there is nothing. */
export function informationPanel({ i18n, place, preferences }: CallerPage): Html | null {
  if (!hasInformation(place.settings)) return null;
  const text = wordsIn(place.settings.importantInformation, preferences.locale);
  return html`<div data-panel="read" class="read">
    <h1>${i18n._({ id: 'read.title', message: 'Important information' })}</h1>
    <div class="card policy" dir="auto">${policyText(text)}</div>
    <div class="go" data-continue>
      <button class="btn btn-primary btn-caller" type="submit">
        ${i18n._({ id: 'read.continue', message: 'I have read this' })}${icon('end', 'i-dir')}
      </button>
      <button class="btn btn-quiet" type="button" data-back>
        ${icon('start', 'i-dir')}${i18n._({ id: 'check.back', message: 'Back' })}
      </button>
    </div>
  </div>`;
}

/** The one tick for all that somebody has to agree to, with the version of each text; nothing where nothing is asked. */
export function agreementTick(page: CallerPage, problem: FieldProblem | undefined): Html {
  const { i18n, place, preferences } = page;
  const { settings } = place;
  const documents = documentsToAgreeTo(settings);
  if (documents.length === 0) return html``;
  const value = writeAgreements(
    documents.map((document) => ({ document, version: versionOf(shownText(page, document, preferences.locale)) })),
  );
  const words = {
    required: i18n._({ id: 'agree.problem.required', message: 'Please tick this to go on.' }),
    malformed: i18n._({
      id: 'agree.problem.changed',
      message: 'This has just been changed. Please read it again and tick the box.',
    }),
    'too-long': '',
  };
  const links = agreementDocuments
    .filter((document) => documents.includes(document))
    .map(
      (document) =>
        html`<li>
          <a href="${addressOf(page, document)}" target="_blank" rel="noopener noreferrer"
            >${documentName(i18n, document)}</a
          >
        </li>`,
    );
  return html`<div
    class="field agree${problem !== undefined && ' bad'}"
    data-entry="agreed"
    data-kind="tick"
    data-needed
    data-required="${words.required}"
    data-too-long=""
    data-malformed="${words.malformed}"
  >
    <label class="tick tick-caller"
      ><input
        class="check"
        type="checkbox"
        id="agreed"
        name="agreed"
        value="${value}"
        required
        aria-describedby="agreed-error"
        ${problem !== undefined && html` aria-invalid="true"`}
      /><span>${i18n._({ id: 'agree.words', message: 'I have read this and agree:' })}</span></label
    >
    <ul>
      ${links}
    </ul>
    <p class="error" id="agreed-error" ${problem === undefined && html` hidden`}>
      ${icon('warn', 'i-s')}<span data-words>${problem !== undefined && words[problem]}</span>
    </p>
  </div>`;
}

function shownText({ place }: CallerPage, document: AgreementDocument, locale: string): string {
  const { importantInformation, termsOfUse, privacyPolicy } = place.settings;
  if (document === 'information') return wordsIn(importantInformation, locale);
  const policy = document === 'terms' ? termsOfUse : privacyPolicy;
  return policy.kind === 'none' ? '' : policy.kind === 'link' ? policy.url : policy.text;
}

function addressOf({ place }: CallerPage, document: AgreementDocument): string {
  const { termsOfUse, privacyPolicy } = place.settings;
  const policy = document === 'terms' ? termsOfUse : document === 'privacy' ? privacyPolicy : null;
  return policy?.kind === 'link' ? policy.url : `/c/${place.clinic.slug}/${document}`;
}
