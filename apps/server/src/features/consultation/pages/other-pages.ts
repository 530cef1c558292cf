import { hasInformation } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { foot } from '../../../http/pages/foot.ts';
import { steps } from '../../../http/pages/steps.ts';
import { layout, type CallerPage } from './layout.ts';

/** Where a caller waits and talks: the frame, until the caller's program fills it. */
export function waitPage(page: CallerPage): Html {
  const { i18n, place, web } = page;
  const again = `/c/${place.clinic.slug}/start-again`;
  return layout({
    ...page,
    name: 'wait',
    title: i18n._({ id: 'wait.title', message: 'Waiting area' }),
    path: `/c/${place.clinic.slug}/wait`,
    head: scriptOf(web.caller),
    content: html`<main class="caller-main" aria-busy="true">
        ${steps(i18n, 'wait', hasInformation(place.settings))}
        <p class="lead">${i18n._({ id: 'wait.opening', message: 'Opening the waiting area…' })}</p>
        <noscript
          ><p class="notice">
            ${i18n._({ id: 'wait.no-script', message: 'You are in the queue. For the video call this page needs JavaScript: please turn it on, or wait for us to phone you.' })}
          </p></noscript
        >
        <p><a href="${again}">${i18n._({ id: 'wait.start-again', message: 'Not you? Start again' })}</a></p>
      </main>
      ${foot(page)}`,
  });
}

/** Asks before somebody else's stay is ended on a shared device. */
export function startAgainPage(page: CallerPage): Html {
  const { i18n, place } = page;
  const path = `/c/${place.clinic.slug}/start-again`;
  const title = i18n._({ id: 'again.title', message: 'Start again?' });
  return layout({
    ...page,
    name: 'start-again',
    title,
    path,
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          <p class="lead">
            ${i18n._({ id: 'again.lead', message: 'The place in the queue is given up, and what was typed is erased.' })}
          </p>
          <form class="after" method="post" action="${path}">
            <div class="go">
              <button class="btn btn-primary btn-caller" type="submit">
                ${i18n._({ id: 'again.yes', message: 'Start again' })}
              </button>
              <p>
                <a href="/c/${place.clinic.slug}/wait">${i18n._({ id: 'again.no', message: 'Back to my place' })}</a>
              </p>
            </div>
          </form>
        </div>
      </main>
      ${foot(page)}`,
  });
}
