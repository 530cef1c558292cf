import type { FieldProblem } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { scriptOf, type OpenPage } from '../../../http/pages/frame.ts';
import { guestCheckPanel, guestForm, guestFrame, type GuestOpenPage } from '../../../http/pages/guest-pages.ts';
import { icon } from '../../../http/pages/icons.ts';
import type { InvitedDoorway, InvitedProblems } from '../entrance.ts';

/** What every page of an invitation is made of: enough to say who invites, and nothing of the call. */
export interface InvitedPage extends OpenPage {
  readonly door: InvitedDoorway;
}

/** The one tick for all that somebody has to agree to, as callers have it. */
export type AgreementTick = (page: GuestOpenPage, problem: FieldProblem | undefined) => Html;

/** What was typed so far, and what is wrong. */
export interface InvitedValues {
  readonly name: string;
  readonly problems: InvitedProblems;
  /** Whether there was no seat left in the call just now. */
  readonly isFull: boolean;
}

export const emptyInvited: InvitedValues = { name: '', problems: {}, isFull: false };

/** What the guest's script is told; the secret of the invitation stands nowhere in it. */
export const dataOf = ({ invitation }: InvitedDoorway) => ({ link: invitation.id, photo: 'off' }) as const;

/** The page behind an invitation (C2). */
export function invitedPage(page: InvitedPage, values: InvitedValues, tick: AgreementTick): Html {
  const { i18n, door, web } = page;
  const { name, problems, isFull } = values;
  const title = i18n._({ id: 'invited.title', message: 'You are invited to a video call' });
  const open = { ...page, place: door.place };
  const content = guestForm(open, {
    title,
    lead: lead(page),
    alert: isFull && html`<p class="error" role="alert">${icon('warn', 'i-s')}${fullWords(i18n)}</p>`,
    name: { value: name, problem: problems.name, hint: nameHint(i18n) },
    panel: guestCheckPanel(open, {
      agreement: tick(open, problems.agreed),
      outcomes: [
        { shownBy: html`data-full`, words: fullWords(i18n) },
        { shownBy: html`data-gone`, words: goneWords(i18n) },
      ],
      action: { words: action(page), isDirect: door.isDirect },
    }),
  });
  return guestFrame(open, { name: 'invited', title, head: scriptOf(web.guestSetup), data: dataOf(door), content });
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

function goneWords(i18n: I18n): string {
  return i18n._({
    id: 'invited.gone',
    message: 'This invitation opens nothing any more. Please ask whoever invited you for a new one.',
  });
}

function action({ i18n, door }: InvitedPage): string {
  return door.isDirect
    ? i18n._({ id: 'invited.join', message: 'Join the call' })
    : i18n._({ id: 'guest.knock', message: 'Knock' });
}
