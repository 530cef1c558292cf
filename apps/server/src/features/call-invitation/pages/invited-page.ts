import type { FieldProblem } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { checks } from '../../../http/pages/checks.ts';
import { foot } from '../../../http/pages/foot.ts';
import { frame, scriptOf, type OpenPage } from '../../../http/pages/frame.ts';
import { guestName } from '../../../http/pages/guest-name.ts';
import { icon } from '../../../http/pages/icons.ts';
import { steps } from '../../../http/pages/steps.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import type { InvitedDoorway, InvitedProblems } from '../entrance.ts';

/** What every page of an invitation is made of: enough to say who invites, and nothing of the call. */
export interface InvitedPage extends OpenPage {
  readonly door: InvitedDoorway;
}

/** The one tick for all that somebody has to agree to, as callers have it. */
export type AgreementTick = (
  page: OpenPage & { readonly place: PlacedClinic },
  problem: FieldProblem | undefined,
) => Html;

/** What was typed so far, and what is wrong. */
export interface InvitedValues {
  readonly name: string;
  readonly problems: InvitedProblems;
  /** Whether there was no seat left in the call just now. */
  readonly isFull: boolean;
}

export const emptyInvited: InvitedValues = { name: '', problems: {}, isFull: false };

/** A whole page of an invitation; its secret stands nowhere in it. */
export function invitedLayout(
  page: InvitedPage,
  parts: { readonly name: string; readonly title: string; readonly head?: Html; readonly content: Html },
): Html {
  const { i18n, door } = page;
  const { clinic, organisation, settings } = door.place;
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
    data: { link: door.invitation.id, photo: 'off' },
    path: null,
  });
}

/** The page behind an invitation (C2): a form that works before any script, in steps with one. */
export function invitedPage(page: InvitedPage, values: InvitedValues, tick: AgreementTick): Html {
  const { i18n, door, web } = page;
  const title = i18n._({ id: 'invited.title', message: 'You are invited to a video call' });
  return invitedLayout(page, {
    name: 'invited',
    title,
    head: scriptOf(web.guestSetup),
    content: html`<main class="caller-main">
        ${steps(i18n, 'about')}
        <form id="setup" method="post" action="" novalidate data-step="about">
          <div data-panel="about" class="two">
            <section>
              <h1>${title}</h1>
              <p class="lead">${lead(page)}</p>
              ${values.isFull && problemWords(fullWords(i18n))}
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
          ${checkPanel(page, tick({ ...page, place: door.place }, values.problems.agreed))}
        </form>
      </main>
      ${foot({ i18n, place: door.place })}`,
  });
}

/** Who invites, and what will happen; never who is inside. */
function lead({ i18n, door }: InvitedPage): string {
  const values = { clinic: door.place.clinic.name };
  if (door.isDirect)
    return i18n._({
      id: 'invited.lead.interpreter',
      message: '{clinic} invites you to interpret. You need no account, and come straight into the call.',
      values,
    });
  return i18n._({
    id: 'invited.lead',
    message: '{clinic} invites you. You need no account: you knock, and somebody in the call lets you in.',
    values,
  });
}

function nameHint(i18n: I18n): string {
  return i18n._({ id: 'invited.name.hint', message: 'Everybody in the call sees it.' });
}

function fullWords(i18n: I18n): string {
  return i18n._({
    id: 'invited.full',
    message: 'The call is full at the moment. Please try again when somebody has left, or ask whoever invited you.',
  });
}

function problemWords(words: string): Html {
  return html`<p class="error" role="alert">${icon('warn', 'i-s')}${words}</p>`;
}

/** @param agreement what has to be agreed to, above the button (E5) */
function checkPanel(page: InvitedPage, agreement: Html): Html {
  const { i18n, door } = page;
  const action = door.isDirect
    ? i18n._({ id: 'invited.join', message: 'Join the call' })
    : i18n._({ id: 'guest.knock', message: 'Knock' });
  return html`<div data-panel="check">
    <h1 data-camera-card>${i18n._({ id: 'check.title', message: 'Check picture and sound' })}</h1>
    <p class="lead" data-camera-card>${i18n._({ id: 'check.lead', message: 'Three ticks: you are ready.' })}</p>
    <div class="two">
      ${cameraCard(page, 'check')}
      <div class="right">
        <ul class="tests card" data-camera-card>
          ${checks(i18n)}
        </ul>
        ${agreement}
        <p class="error" role="alert" data-failed hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'check.failed', message: 'That could not be sent. Please check your connection and try again.' })}
        </p>
        <p class="error" role="alert" data-busy hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'guest.busy', message: 'That was too often. Please wait two minutes, then try again.' })}
        </p>
        <p class="error" role="alert" data-full hidden>${icon('warn', 'i-s')}${fullWords(i18n)}</p>
        <p class="error" role="alert" data-gone hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'invited.gone', message: 'This invitation opens nothing any more. Please ask whoever invited you for a new one.' })}
        </p>
        <div class="go">
          <button class="btn btn-primary btn-caller" type="submit" data-start>
            ${icon(door.isDirect ? 'camera' : 'hand', 'i-l')}${action}
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
