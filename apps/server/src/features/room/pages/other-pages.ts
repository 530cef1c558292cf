import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { frame, scriptOf, type OpenPage } from '../../../http/pages/frame.ts';
import { steps } from '../../../http/pages/steps.ts';
import { guestLayout, type GuestPage } from './guest-layout.ts';

/** Where a guest waits at the door and talks: the frame, until the guest's program fills it. */
export function visitPage(page: GuestPage): Html {
  const { i18n, web, door } = page;
  return guestLayout({
    ...page,
    name: 'visit',
    title: i18n._({ id: 'visit.title', message: 'At the door of {room}', values: { room: door.room.name } }),
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
      ${foot({ i18n, place: door.place })}`,
  });
}

/**
 * A link that opens nothing: revoked, expired, mistyped, of a closed room, or never there. One page for all of them, so
 * that nobody learns which.
 */
export function noDoorPage(page: OpenPage): Html {
  const { i18n } = page;
  const title = i18n._({ id: 'no-door.title', message: 'This link opens nothing' });
  return frame({
    ...page,
    name: 'no-door',
    title,
    description: title,
    owner: null,
    path: null,
    content: html`<main class="caller-main plain">
      <div class="card">
        <h1>${title}</h1>
        <p class="lead">
          ${i18n._({ id: 'no-door.lead', message: 'It may be incomplete, or it is no longer valid. Please ask whoever invited you for a new one.' })}
        </p>
      </div>
    </main>`,
  });
}
