import type { I18n } from '@anteroom/i18n';
import { hasInformation, nameLimit, type FieldProblem } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { icon } from '../../../http/pages/icons.ts';
import { foot } from '../../../http/pages/foot.ts';
import { steps } from '../../../http/pages/steps.ts';
import { layout, type CallerPage } from './layout.ts';
import { agreementTick, informationPanel } from './agreement-parts.ts';
import { checkPanel } from './check-panel.ts';
import { entryInputs, type EntryValues } from './entry-inputs.ts';

/** What was typed so far, and what is wrong with it. */
export interface SetupValues extends EntryValues {
  readonly firstName: string;
  readonly lastName: string;
  /** Whether staff only try their own clinic (H4). */
  readonly isPractice: boolean;
  /** Where the form is sent, where that isn't the clinic's own page: a link for one caller, whose secret stands in no other link. */
  readonly action?: string;
}

export const emptySetup: SetupValues = {
  firstName: '',
  lastName: '',
  values: new Map(),
  problems: new Map(),
  isPractice: false,
};

/** The form as staff who try their own clinic find it (H4): a name that says on every row and page that it is practice. */
export function practiceSetup(i18n: I18n): SetupValues {
  return {
    ...emptySetup,
    isPractice: true,
    firstName: i18n._({ id: 'setup.practice-first-name', message: 'Practice' }),
    lastName: i18n._({ id: 'setup.practice-last-name', message: 'caller' }),
  };
}

/** The page behind a clinic's link: a form that works before any script, in steps with one (E1, E2, E4, E5). */
export function setupPage(page: CallerPage, values: SetupValues): Html {
  const { i18n, place, web } = page;
  const path = `/c/${place.clinic.slug}`;
  const title = i18n._({ id: 'setup.title', message: 'Tell us who you are' });
  return layout({
    ...page,
    name: 'setup',
    title,
    path: values.action === undefined ? path : null,
    head: html`<link rel="modulepreload" href="${web.setup.file}" />
      ${web.setup.imports.map((file) => html`<link rel="modulepreload" href="${file}" />`)}
      <script type="module" src="${web.setup.file}"></script>`,
    content: html`<main class="caller-main">
        ${steps(i18n, 'about', hasInformation(place.settings))}
        <form id="setup" method="post" action="${values.action ?? path}" novalidate data-step="about">
          ${values.isPractice && html`<input type="hidden" name="practice" value="on" />`}
          <div data-panel="about" class="two">
            <section>
              <h1>${title}</h1>
              <p class="lead">
                ${i18n._({ id: 'setup.lead', message: 'Then the clinic knows who is waiting. You need no account.' })}
              </p>
              <div class="fields">${names(i18n, values)}${entryInputs(page, values)}</div>
            </section>
            ${cameraCard(page, 'about')}
            <div class="go" data-continue>
              <button class="btn btn-primary btn-caller" type="submit">
                ${i18n._({ id: 'setup.continue', message: 'Continue' })}${icon('end', 'i-dir')}
              </button>
              <p class="small">${i18n._({ id: 'setup.next', message: 'Next: check camera and sound.' })}</p>
            </div>
          </div>
          ${informationPanel(page)} ${checkPanel(page, agreementTick(page, values.problems.get('agreed')))}
        </form>
      </main>
      ${foot(page)}`,
  });
}

function names(i18n: I18n, values: SetupValues): Html[] {
  return [
    nameInput(i18n, values, {
      name: 'firstName',
      label: i18n._({ id: 'setup.first-name', message: 'First name' }),
      autocomplete: 'given-name',
      required: i18n._({ id: 'setup.problem.first-name', message: 'Please write your first name.' }),
    }),
    nameInput(i18n, values, {
      name: 'lastName',
      label: i18n._({ id: 'setup.last-name', message: 'Last name' }),
      autocomplete: 'family-name',
      required: i18n._({ id: 'setup.problem.last-name', message: 'Please write your last name.' }),
    }),
  ];
}

interface NameParts {
  readonly name: 'firstName' | 'lastName';
  readonly label: string;
  readonly autocomplete: string;
  /** What is said where it is missing. */
  readonly required: string;
}

function nameInput(i18n: I18n, values: SetupValues, { name, label, autocomplete, required }: NameParts): Html {
  const problem = values.problems.get(name);
  const tooLong = i18n._({
    id: 'setup.problem.too-long',
    message: 'Please shorten this to {limit} characters.',
    values: { limit: nameLimit },
  });
  const words: Readonly<Record<FieldProblem, string>> = { required, 'too-long': tooLong, malformed: required };
  return html`<div
    class="field${problem !== undefined && ' bad'}"
    data-entry="${name}"
    data-required="${required}"
    data-too-long="${tooLong}"
  >
    <label for="${name}">${label}</label>
    <input
      type="text"
      class="input"
      id="${name}"
      name="${name}"
      value="${values[name]}"
      autocomplete="${autocomplete}"
      required
      aria-describedby="${name}-error"
      ${problem !== undefined && html` aria-invalid="true"`}
    />
    <p class="error" id="${name}-error" ${problem === undefined && html` hidden`}>
      ${icon('warn', 'i-s')}<span data-words>${problem !== undefined && words[problem]}</span>
    </p>
  </div>`;
}
