import type { I18n } from '@anteroom/i18n';
import { nameLimit, phoneLimit, type DetailField, type DetailProblems, type FieldProblem } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { icon } from '../../../http/pages/icons.ts';
import { foot } from '../../../http/pages/foot.ts';
import { steps } from '../../../http/pages/steps.ts';
import { layout, type CallerPage } from './layout.ts';
import { checkPanel } from './check-panel.ts';

/** What was typed so far, and what is wrong with it. */
export interface SetupValues {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly problems: DetailProblems;
  /** Whether staff only try their own clinic (H4). */
  readonly isPractice: boolean;
}

export const emptySetup: SetupValues = { firstName: '', lastName: '', phone: '', problems: {}, isPractice: false };

/** The form as staff who try their own clinic find it (H4): a name that says on every row and page that it is practice. */
export function practiceSetup(i18n: I18n): SetupValues {
  return {
    ...emptySetup,
    isPractice: true,
    firstName: i18n._({ id: 'setup.practice-first-name', message: 'Practice' }),
    lastName: i18n._({ id: 'setup.practice-last-name', message: 'caller' }),
  };
}

/** The page behind a clinic's link: a form that works before any script, in two steps with one (E1, E2, E4). */
export function setupPage(page: CallerPage, values: SetupValues): Html {
  const { i18n, place, web } = page;
  const path = `/c/${place.clinic.slug}`;
  const title = i18n._({ id: 'setup.title', message: 'Tell us who you are' });
  return layout({
    ...page,
    name: 'setup',
    title,
    path,
    head: html`<link rel="modulepreload" href="${web.setup.file}" />
      ${web.setup.imports.map((file) => html`<link rel="modulepreload" href="${file}" />`)}
      <script type="module" src="${web.setup.file}"></script>`,
    content: html`<main class="caller-main">
        ${steps(i18n, 'about')}
        <form id="setup" method="post" action="${path}" novalidate data-step="about">
          ${values.isPractice && html`<input type="hidden" name="practice" value="on" />`}
          <div data-panel="about" class="two">
            <section>
              <h1>${title}</h1>
              <p class="lead">
                ${i18n._({ id: 'setup.lead', message: 'Then the clinic knows who is waiting. You need no account.' })}
              </p>
              <div class="fields">${fields(i18n, values)}</div>
            </section>
            ${cameraCard(i18n, 'about')}
            <div class="go" data-continue>
              <button class="btn btn-primary btn-caller" type="submit">
                ${i18n._({ id: 'setup.continue', message: 'Continue' })}${icon('end', 'i-dir')}
              </button>
              <p class="small">${i18n._({ id: 'setup.next', message: 'Next: check camera and sound.' })}</p>
            </div>
          </div>
          ${checkPanel(i18n)}
        </form>
      </main>
      ${foot(page)}`,
  });
}

function fields(i18n: I18n, values: SetupValues): Html[] {
  return [
    field(i18n, values, {
      name: 'firstName',
      label: i18n._({ id: 'setup.first-name', message: 'First name' }),
      autocomplete: 'given-name',
      limit: nameLimit,
    }),
    field(i18n, values, {
      name: 'lastName',
      label: i18n._({ id: 'setup.last-name', message: 'Last name' }),
      autocomplete: 'family-name',
      limit: nameLimit,
    }),
    field(i18n, values, {
      name: 'phone',
      label: i18n._({ id: 'setup.phone', message: 'Phone number (optional)' }),
      hint: i18n._({ id: 'setup.phone.hint', message: 'We only call if the video does not work.' }),
      autocomplete: 'tel',
      limit: phoneLimit,
    }),
  ];
}

interface FieldParts {
  readonly name: DetailField;
  readonly label: string;
  readonly hint?: string;
  readonly autocomplete: string;
  readonly limit: number;
}

function field(i18n: I18n, values: SetupValues, { name, label, hint, autocomplete, limit }: FieldParts): Html {
  const problem = values.problems[name];
  const words = problemWords(i18n, name, limit);
  const described = [hint !== undefined && `${name}-hint`, `${name}-error`].filter(Boolean).join(' ');
  const ofKind = name === 'phone' ? html` type="tel" dir="ltr" class="input num"` : html` type="text" class="input"`;
  return html`<div class="field${problem !== undefined && ' bad'}"><label for="${name}">${label}</label>
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
<input${ofKind} id="${name}" name="${name}" value="${values[name]}" autocomplete="${autocomplete}"${name !== 'phone' && html` required`} aria-describedby="${described}"${problem !== undefined && html` aria-invalid="true"`} data-required="${words.required}" data-too-long="${words['too-long']}" data-malformed="${words.malformed}">
<p class="error" id="${name}-error"${problem === undefined && html` hidden`}>${icon('warn', 'i-s')}<span data-words>${problem !== undefined && words[problem]}</span></p></div>`;
}

function problemWords(i18n: I18n, name: DetailField, limit: number): Readonly<Record<FieldProblem, string>> {
  const tooLong = i18n._({
    id: 'setup.problem.too-long',
    message: 'Please shorten this to {limit} characters.',
    values: { limit },
  });
  const malformed = i18n._({
    id: 'setup.problem.phone',
    message: 'Please write digits only, such as 070 123 45 67.',
  });
  switch (name) {
    case 'firstName':
      return {
        required: i18n._({ id: 'setup.problem.first-name', message: 'Please write your first name.' }),
        'too-long': tooLong,
        malformed,
      };
    case 'lastName':
      return {
        required: i18n._({ id: 'setup.problem.last-name', message: 'Please write your last name.' }),
        'too-long': tooLong,
        malformed,
      };
    case 'phone':
      return { required: malformed, 'too-long': tooLong, malformed };
  }
}
