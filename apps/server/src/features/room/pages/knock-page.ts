import type { I18n } from '@anteroom/i18n';
import type { FieldProblem } from '@anteroom/domain';
import { html, nothing, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { checks } from '../../../http/pages/checks.ts';
import { foot } from '../../../http/pages/foot.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { guestName } from '../../../http/pages/guest-name.ts';
import { icon } from '../../../http/pages/icons.ts';
import { steps } from '../../../http/pages/steps.ts';
import { guestLayout, type GuestPage } from './guest-layout.ts';
import { photoCard } from './photo-card.ts';

/** What is wrong with what a guest sent. */
export type KnockProblems = Readonly<Partial<Record<'name' | 'photo', FieldProblem>>>;

/** What was typed so far, and what is wrong. */
export interface KnockValues {
  readonly name: string;
  readonly problems: KnockProblems;
  /** Whether the clinic has just declined this browser, so that it has to wait a little. */
  readonly tooEarly: boolean;
}

export const emptyKnock: KnockValues = { name: '', problems: {}, tooEarly: false };

/** The page behind a guest link: a form that works before any script where no photo is asked for (S4, C11). */
export function knockPage(page: GuestPage, values: KnockValues): Html {
  const { i18n, door, web } = page;
  const title = i18n._({ id: 'guest.title', message: 'You are invited to {room}', values: { room: door.room.name } });
  return guestLayout({
    ...page,
    name: 'knock',
    title,
    head: scriptOf(web.guestSetup),
    content: html`<main class="caller-main">
        ${steps(i18n, 'about')}
        <form id="setup" method="post" action="" novalidate data-step="about">
          <div data-panel="about" class="two">
            <section>
              <h1>${title}</h1>
              <p class="lead">${lead(page)}</p>
              ${values.tooEarly && tooEarly(i18n)}
              <div class="fields">
                ${guestName(i18n, { value: values.name, problem: values.problems.name, hint: nameHint(i18n) })}
              </div>
            </section>
            ${cameraCard(page, 'about')}
            <div class="go" data-continue>
              <button class="btn btn-primary btn-caller" type="submit">
                ${i18n._({ id: 'setup.continue', message: 'Continue' })}${icon('end', 'i-dir')}
              </button>
              <p class="small">${i18n._({ id: 'setup.next', message: 'Next: check camera and sound.' })}</p>
            </div>
          </div>
          ${checkPanel(page, values)}
        </form>
      </main>
      ${foot({ i18n, place: door.place })}`,
  });
}

/** Who invites, and what will happen; never who is inside. */
function lead({ i18n, door }: GuestPage): string {
  const values = { clinic: door.place.clinic.name };
  return door.room.entry === 'open'
    ? i18n._({
        id: 'guest.lead.open',
        message:
          'The team of {clinic} invites you to a video call. You need no account. You come in as soon as somebody of the team is there.',
        values,
      })
    : i18n._({
        id: 'guest.lead',
        message:
          'The team of {clinic} invites you to a video call. You need no account: you knock, and somebody lets you in.',
        values,
      });
}

function tooEarly(i18n: I18n): Html {
  return html`<p class="error" role="alert">
    ${icon('warn', 'i-s')}${i18n._({ id: 'guest.too-early', message: 'You were not let in just now. Please wait two minutes before you knock again.' })}
  </p>`;
}

function nameHint(i18n: I18n): string {
  return i18n._({
    id: 'guest.name.hint',
    message: 'Whoever lets you in sees it, and so does everybody in the call.',
  });
}

function checkPanel(page: GuestPage, values: KnockValues): Html {
  const { i18n, door } = page;
  const isOpen = door.room.entry === 'open';
  const action = isOpen
    ? i18n._({ id: 'guest.enter', message: 'Come in' })
    : i18n._({ id: 'guest.knock', message: 'Knock' });
  return html`<div data-panel="check">
    <h1 data-camera-card>${i18n._({ id: 'check.title', message: 'Check picture and sound' })}</h1>
    <p class="lead" data-camera-card>${i18n._({ id: 'check.lead', message: 'Three ticks: you are ready.' })}</p>
    <div class="two">
      <div class="left">
        ${cameraCard(page, 'check')}
        ${door.room.guestPhoto === 'off' ? nothing : photoCard(i18n, door.room.guestPhoto, values.problems.photo !== undefined)}
      </div>
      <div class="right">
        <ul class="tests card" data-camera-card>
          ${checks(i18n)}
        </ul>
        <p class="error" role="alert" data-failed hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'check.failed', message: 'That could not be sent. Please check your connection and try again.' })}
        </p>
        <p class="error" role="alert" data-busy hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'guest.busy', message: 'That was too often. Please wait two minutes, then try again.' })}
        </p>
        <p class="error" role="alert" data-gone hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'guest.gone', message: 'This link opens nothing any more. Please ask whoever invited you for a new one.' })}
        </p>
        <div class="go">
          <button class="btn btn-primary btn-caller" type="submit" data-start>
            ${icon(isOpen ? 'camera' : 'hand', 'i-l')}${action}
          </button>
          <p class="else">
            <button class="btn btn-quiet" type="button" data-back>
              ${icon('start', 'i-dir')}${i18n._({ id: 'check.back', message: 'Back' })}
            </button>
          </p>
        </div>
      </div>
    </div>
  </div>`;
}
