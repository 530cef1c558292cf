import type { I18n } from '@anteroom/i18n';
import type { FieldProblem } from '@anteroom/domain';
import { html, nothing, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { guestCheckPanel, guestForm, guestFrame } from '../../../http/pages/guest-pages.ts';
import { icon } from '../../../http/pages/icons.ts';
import { dataOf, type GuestPage } from './guest-layout.ts';
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

/** The page behind a guest link: it works before any script where no photo is asked for (S4, C11). */
export function knockPage(page: GuestPage, values: KnockValues): Html {
  const { i18n, door, web } = page;
  const title = i18n._({ id: 'guest.title', message: 'You are invited to {room}', values: { room: door.room.name } });
  const open = { ...page, place: door.place };
  const content = guestForm(open, {
    title,
    lead: lead(page),
    alert: values.tooEarly && tooEarly(i18n),
    name: { value: values.name, problem: values.problems.name, hint: nameHint(i18n) },
    panel: guestCheckPanel(open, {
      left: html`<div class="left">
        ${cameraCard(page, 'check')}
        ${door.room.guestPhoto === 'off' ? nothing : photoCard(i18n, door.room.guestPhoto, values.problems.photo !== undefined)}
      </div>`,
      outcomes: [{ shownBy: html`data-gone`, words: goneWords(i18n) }],
      action: { words: action(page), isDirect: door.room.entry === 'open' },
    }),
  });
  return guestFrame(open, { name: 'knock', title, head: scriptOf(web.guestSetup), data: dataOf(door), content });
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

function goneWords(i18n: I18n): string {
  return i18n._({
    id: 'guest.gone',
    message: 'This link opens nothing any more. Please ask whoever invited you for a new one.',
  });
}

function action({ i18n, door }: GuestPage): string {
  return door.room.entry === 'open'
    ? i18n._({ id: 'guest.enter', message: 'Come in' })
    : i18n._({ id: 'guest.knock', message: 'Knock' });
}
