import type { FieldProblem } from '@anteroom/domain';
import type { PlacedClinic } from '../../features/clinic/read-model.ts';
import { html, type Html } from '../html.ts';
import { cameraCard } from './camera-card.ts';
import { checks } from './checks.ts';
import { foot } from './foot.ts';
import { frame, scriptOf, type OpenPage } from './frame.ts';
import { guestName } from './guest-name.ts';
import { icon } from './icons.ts';
import { steps } from './steps.ts';

/** A page of somebody who comes as a guest, to a room or into a call: whose it is, and nothing of who is inside. */
export interface GuestOpenPage extends OpenPage {
  readonly place: PlacedClinic;
}

export interface GuestFrameParts {
  readonly name: string;
  readonly title: string;
  readonly head?: Html;
  /** What the page's script reads; never a secret. */
  readonly data: Readonly<Record<string, string>>;
  readonly content: Html;
}

/** A whole page for guests. The secret of the link stands nowhere in it. */
export function guestFrame(page: GuestOpenPage, parts: GuestFrameParts): Html {
  const { i18n, place } = page;
  const { clinic, organisation, settings } = place;
  return frame({
    ...page,
    ...parts,
    description: i18n._({
      id: 'guest.description',
      message: 'Video call with {clinic}',
      values: { clinic: clinic.name },
    }),
    owner: { organisation: organisation.name, clinic: clinic.name },
    look: settings,
    path: null,
  });
}

export interface GuestFormParts {
  readonly title: string;
  readonly lead: string;
  /** Why what was sent just now led nowhere. */
  readonly alert: Html | false;
  /** The name as it was typed, what is wrong with it, and who will see it. */
  readonly name: { readonly value: string; readonly problem: FieldProblem | undefined; readonly hint: string };
  /** The step in which picture and sound are tried. */
  readonly panel: Html;
}

/** A form that works before any script, in steps with one (S4, C2). */
export function guestForm(page: GuestOpenPage, { title, lead, alert, name, panel }: GuestFormParts): Html {
  const { i18n } = page;
  return html`<main class="caller-main">
      ${steps(i18n, 'about')}
      <form id="setup" method="post" action="" novalidate data-step="about">
        <div data-panel="about" class="two">
          <section>
            <h1>${title}</h1>
            <p class="lead">${lead}</p>
            ${alert}
            <div class="fields">${guestName(i18n, name)}</div>
          </section>
          ${cameraCard(page, 'about')}
          <div class="go" data-continue>
            <button class="btn btn-primary btn-caller" type="submit">
              ${i18n._({ id: 'setup.continue', message: 'Continue' })}${icon('end', 'i-dir')}
            </button>
            <p class="small">${i18n._({ id: 'setup.next', message: 'Next: check camera and sound.' })}</p>
          </div>
        </div>
        ${panel}
      </form>
    </main>
    ${foot(page)}`;
}

export interface GuestCheckParts {
  /** What stands in place of the camera's card alone. */
  readonly left?: Html;
  /** What has to be agreed to, above the button (E5). */
  readonly agreement?: Html;
  /** What may come of sending, beside a lost line and too many: each with the attribute by which the script shows it. */
  readonly outcomes: readonly { readonly shownBy: Html; readonly words: string }[];
  readonly action: { readonly words: string; readonly isDirect: boolean };
}

/** The last step of a guest: picture and sound are tried, and they come in or knock. */
export function guestCheckPanel(page: GuestOpenPage, { left, agreement, outcomes, action }: GuestCheckParts): Html {
  const { i18n } = page;
  return html`<div data-panel="check">
    <h1 data-camera-card>${i18n._({ id: 'check.title', message: 'Check picture and sound' })}</h1>
    <p class="lead" data-camera-card>${i18n._({ id: 'check.lead', message: 'Three ticks: you are ready.' })}</p>
    <div class="two">
      ${left ?? cameraCard(page, 'check')}
      <div class="right">
        <ul class="tests card" data-camera-card>
          ${checks(i18n)}
        </ul>
        ${agreement !== undefined && agreement}
        <p class="error" role="alert" data-failed hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'check.failed', message: 'That could not be sent. Please check your connection and try again.' })}
        </p>
        <p class="error" role="alert" data-busy hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'guest.busy', message: 'That was too often. Please wait two minutes, then try again.' })}
        </p>
        ${outcomes.map(
          ({ shownBy, words }) =>
            html`<p class="error" role="alert" ${shownBy} hidden>${icon('warn', 'i-s')}${words}</p>`,
        )}
        <div class="go">
          <button class="btn btn-primary btn-caller" type="submit" data-start>
            ${icon(action.isDirect ? 'camera' : 'hand', 'i-l')}${action.words}
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

/** Where a guest waits and talks: the frame, until the guest's program fills it. */
export function guestVisitPage(page: GuestOpenPage, parts: Pick<GuestFrameParts, 'title' | 'data'>): Html {
  const { i18n, web } = page;
  return guestFrame(page, {
    ...parts,
    name: 'visit',
    head: scriptOf(web.guest),
    content: html`<main class="caller-main" aria-busy="true">
        ${steps(i18n, 'wait')}
        <p class="lead">${i18n._({ id: 'visit.opening', message: 'One moment …' })}</p>
        <noscript
          ><p class="notice">
            ${i18n._({ id: 'visit.no-script', message: 'You are at the door. For the video call this page needs JavaScript: please turn it on.' })}
          </p></noscript
        >
      </main>
      ${foot(page)}`,
  });
}
