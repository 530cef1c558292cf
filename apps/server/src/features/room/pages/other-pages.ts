import { html, type Html } from '../../../http/html.ts';
import { frame, type OpenPage } from '../../../http/pages/frame.ts';
import { guestVisitPage } from '../../../http/pages/guest-pages.ts';
import { dataOf, type GuestPage } from './guest-layout.ts';

/** Where a guest waits at the door and talks. */
export function visitPage(page: GuestPage): Html {
  const { i18n, door } = page;
  const title = i18n._({ id: 'visit.title', message: 'At the door of {room}', values: { room: door.room.name } });
  return guestVisitPage({ ...page, place: door.place }, { title, data: dataOf(door) });
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
