import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { guestFrame, guestVisitPage } from '../../../http/pages/guest-pages.ts';
import { dataOf, type InvitedPage } from './invited-page.ts';

/** Where somebody invited waits and talks. */
export function invitedVisitPage(page: InvitedPage): Html {
  const { i18n, door } = page;
  const title = i18n._({ id: 'invited.visit.title', message: 'Your video call' });
  return guestVisitPage({ ...page, place: door.place }, { title, data: dataOf(door) });
}

/** An invitation that somebody has used in another browser: it is of one person. */
export function usedInvitationPage(page: InvitedPage): Html {
  const { i18n, door } = page;
  const title = i18n._({ id: 'invited.used.title', message: 'This invitation has been used' });
  return guestFrame(
    { ...page, place: door.place },
    {
      name: 'invitation-used',
      title,
      data: dataOf(door),
      content: html`<main class="caller-main plain">
          <div class="card">
            <h1>${title}</h1>
            <p class="lead">
              ${i18n._({ id: 'invited.used.lead', message: 'It is for one person, in the browser in which it was opened first. Go on there, or ask whoever invited you for a new one.' })}
            </p>
          </div>
        </main>
        ${foot({ i18n, place: door.place })}`,
    },
  );
}
