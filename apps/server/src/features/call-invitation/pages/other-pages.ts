import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { steps } from '../../../http/pages/steps.ts';
import { invitedLayout, type InvitedPage } from './invited-page.ts';

/** Where somebody invited waits and talks: the frame, until the guest's program fills it. */
export function invitedVisitPage(page: InvitedPage): Html {
  const { i18n, web, door } = page;
  return invitedLayout(page, {
    name: 'visit',
    title: i18n._({ id: 'invited.visit.title', message: 'Your video call' }),
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

/** An invitation that somebody has used in another browser: it is of one person. */
export function usedInvitationPage(page: InvitedPage): Html {
  const { i18n, door } = page;
  const title = i18n._({ id: 'invited.used.title', message: 'This invitation has been used' });
  return invitedLayout(page, {
    name: 'invitation-used',
    title,
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          <p class="lead">
            ${i18n._({ id: 'invited.used.lead', message: 'It is for one person, in the browser in which it was opened first. Go on there, or ask whoever invited you for a new one.' })}
          </p>
        </div>
      </main>
      ${foot({ i18n, place: door.place })}`,
  });
}
