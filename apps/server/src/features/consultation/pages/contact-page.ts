import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { icon } from '../../../http/pages/icons.ts';
import { layout, type CallerPage } from './layout.ts';

/** Longest parts of a message to support, in characters. */
export const contactLimits = { name: 80, email: 254, message: 2_000, report: 2_000 } as const;

/** What stands in the way of sending a message. */
export type ContactProblem = 'message' | 'email' | 'not-sent' | 'too-many';

/** What was typed, and what stands in the way of sending it. */
export interface ContactValues {
  readonly name: string;
  readonly email: string;
  readonly message: string;
  readonly problem: ContactProblem | null;
  /** What a pre-call test found: as the form brings it, and in the words that would be sent; null where there was none. */
  readonly report: { readonly value: string; readonly lines: readonly string[]; readonly isWanted: boolean } | null;
}

export const emptyContact: ContactValues = { name: '', email: '', message: '', problem: null, report: null };

/** Writing to the clinic's support (H2): a plain form that says what is sent. */
export function contactPage(page: CallerPage, values: ContactValues): Html {
  const { i18n, place } = page;
  const path = pathOf(page);
  const title = i18n._({ id: 'contact.title', message: 'Write to support' });
  const { problem } = values;
  const words = problem === null ? '' : problemWords(i18n, problem);
  const isOfForm = problem === 'not-sent' || problem === 'too-many';
  const lead = i18n._({
    id: 'contact.lead',
    message:
      'Your message goes by e-mail to whoever helps callers of {clinic}. Please write nothing about your health: it isn’t read by the medical team.',
    values: { clinic: place.clinic.name },
  });
  const kept =
    values.report === null
      ? i18n._({
          id: 'contact.sent',
          message: 'Sent are these three things and the name of the clinic, nothing else. Nothing is kept here.',
        })
      : i18n._({
          id: 'contact.sent-report',
          message: 'Sent is what you see here and the name of the clinic, nothing else. Nothing is kept here.',
        });
  return layout({
    ...page,
    name: 'contact',
    title,
    path,
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          <p class="lead">${lead}</p>
          <form class="after" method="post" action="${path}" novalidate>
            <div class="fields">
              ${fieldOf('message', i18n._({ id: 'contact.message', message: 'What doesn’t work?' }))}
              ${fieldOf('name', i18n._({ id: 'contact.name', message: 'Your name (optional)' }))}
              ${fieldOf('email', i18n._({ id: 'contact.email', message: 'Your e-mail address, for an answer (optional)' }))}
              ${values.report === null ? toTest(page) : reportOf(i18n, values.report)}
            </div>
            <p class="small contact-kept">${kept}</p>
            ${isOfForm && html`<p class="error" role="alert">${icon('warn', 'i-s')}${words}</p>`}
            <div class="go">
              <button class="btn btn-primary btn-caller" type="submit">
                ${i18n._({ id: 'contact.send', message: 'Send' })}
              </button>
            </div>
          </form>
        </div>
      </main>
      ${foot(page)}`,
  });

  function fieldOf(name: 'message' | 'name' | 'email', label: string): Html {
    const isWrong = problem === name;
    const described = isWrong && html` aria-invalid="true" aria-describedby="${name}-error"`;
    const common = html`class="input" id="${name}" name="${name}" maxlength="${contactLimits[name]}"${described}`;
    const input =
      name === 'message'
        ? html`<textarea ${common} rows="6" required>${values.message}</textarea>`
        : html`<input
            ${common}
            type="${name === 'email' ? 'email' : 'text'}"
            dir="${name === 'email' ? 'ltr' : 'auto'}"
            value="${values[name]}"
            autocomplete="${name}"
          />`;
    return html`<div class="field${isWrong && ' bad'}">
      <label for="${name}">${label}</label>
      ${input} ${isWrong && html`<p class="error" id="${name}-error" role="alert">${icon('warn', 'i-s')}${words}</p>`}
    </div>`;
  }
}

/** What the test of a device found can come along, word by word, if the person wants it to. */
function reportOf(i18n: I18n, { value, lines, isWanted }: NonNullable<ContactValues['report']>): Html {
  return html`<input type="hidden" name="report" value="${value}" />
    <label class="tick tick-caller"
      ><input
        class="check"
        type="checkbox"
        name="withReport"
        value="on"
        ${isWanted && html` checked`}
      />${i18n._({ id: 'contact.with-report', message: 'Send what the test of my device found along' })}</label
    >
    <ul class="contact-report">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

function toTest({ i18n, place }: CallerPage): Html {
  return html`<p>
    <a href="/c/${place.clinic.slug}/precall"
      >${i18n._({ id: 'contact.to-test', message: 'Test your device first: what it finds can come along' })}</a
    >
  </p>`;
}

/** The message is on its way. */
export function contactedPage(page: CallerPage): Html {
  const { i18n } = page;
  const title = i18n._({ id: 'contacted.title', message: 'Your message is sent' });
  const lead = i18n._({
    id: 'contacted.lead',
    message: 'If you wrote an address, the answer comes by e-mail. You can close this page.',
  });
  return plainPage(page, title, html`<p class="lead">${lead}</p>`);
}

/** Where this server sends no e-mails, somebody writes them by their own means. */
export function writeYourselfPage(page: CallerPage): Html {
  const { i18n, place } = page;
  const { email } = place.settings.supportContact;
  const title = i18n._({ id: 'contact.title', message: 'Write to support' });
  return plainPage(
    page,
    title,
    html`<p class="lead">
      ${i18n._({ id: 'contact.yourself', message: 'Please write to this address:' })}
      <a href="mailto:${email}" dir="ltr">${email}</a>
    </p>`,
  );
}

function plainPage(page: CallerPage, title: string, lead: Html): Html {
  const { i18n, place } = page;
  return layout({
    ...page,
    name: 'contact',
    title,
    path: pathOf(page),
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          ${lead}
          <p class="after">
            <a href="/c/${place.clinic.slug}">${i18n._({ id: 'thanks.again', message: 'Come back to the clinic' })}</a>
          </p>
        </div>
      </main>
      ${foot(page)}`,
  });
}

function pathOf({ place }: CallerPage): string {
  return `/c/${place.clinic.slug}/contact`;
}

function problemWords(i18n: I18n, problem: ContactProblem): string {
  switch (problem) {
    case 'message':
      return i18n._({ id: 'contact.problem.message', message: 'Please write what doesn’t work.' });
    case 'email':
      return i18n._({ id: 'contact.problem.email', message: 'Please check this address, or leave it out.' });
    case 'not-sent':
      return i18n._({
        id: 'contact.problem.not-sent',
        message: 'The message could not be sent. Please try again later, or phone the clinic.',
      });
    case 'too-many':
      return i18n._({
        id: 'contact.problem.too-many',
        message: 'Many messages came from here. Please try again in an hour.',
      });
  }
}
