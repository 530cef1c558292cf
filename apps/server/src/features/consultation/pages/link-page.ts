import type { Instant } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { layout, type CallerPage, type LayoutParts } from './layout.ts';
import { timeInWords } from '../../../http/time-in-words.ts';

/** The frame of what a caller's link leads to: its address bears a secret, so no link names it. */
function linkPage(page: CallerPage, parts: Pick<LayoutParts, 'title' | 'content'> & Partial<LayoutParts>): Html {
  return layout({ ...page, name: 'link', path: null, ...parts });
}

/** A personal link: on to the waiting area, by itself where scripts run and at a press where they don't (E9). */
export function personalLinkPage(page: CallerPage, action: string): Html {
  const { i18n, place, web } = page;
  const { clinic } = place;
  return linkPage(page, {
    title: i18n._({ id: 'link.enter.title', message: 'Your video consultation' }),
    head: scriptOf(web.openPages),
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>
            ${i18n._({ id: 'link.enter.heading', message: 'Welcome to {clinic}', values: { clinic: clinic.name } })}
          </h1>
          <p class="lead">
            ${i18n._({ id: 'link.enter.lead', message: 'You need to fill in nothing. In a moment you are in the waiting area.' })}
          </p>
          <form class="after" method="post" action="${action}" data-enter>
            <div class="go">
              <button class="btn btn-primary btn-caller" type="submit">
                ${i18n._({ id: 'link.enter.go', message: 'Go to the waiting area' })}
              </button>
            </div>
          </form>
        </div>
      </main>
      ${foot(page)}`,
  });
}

/** Somebody else waits on this device already: nobody is ever put into another one's place. */
export function takenDevicePage(page: CallerPage): Html {
  const { i18n, place } = page;
  const path = `/c/${place.clinic.slug}`;
  const title = i18n._({ id: 'link.taken.title', message: 'Somebody is waiting on this device' });
  return linkPage(page, {
    title,
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          <p class="lead">
            ${i18n._({ id: 'link.taken.lead', message: 'If that is you, go back to your place. If it is somebody else, give up their place, then open your link again.' })}
          </p>
          <div class="after go">
            <a class="btn btn-primary btn-caller" href="${path}/wait"
              >${i18n._({ id: 'link.taken.back', message: 'Back to the place on this device' })}</a
            >
            <p>
              <a href="${path}/start-again">${i18n._({ id: 'link.taken.again', message: 'Not you? Start again' })}</a>
            </p>
          </div>
        </div>
      </main>
      ${foot(page)}`,
  });
}

/** Why a link doesn't lead in now, and when it does or did (E10). */
export function closedLinkPage(page: CallerPage, why: ClosedLink): Html {
  const { i18n, place } = page;
  const { name: clinic } = place.clinic;
  const { timeZone, supportContact } = place.settings;
  const when = (at: Instant): Html => html`<b>${timeInWords(i18n, at, timeZone)}</b>`;
  const { title, lead, time } = wordsOf();
  return linkPage(page, {
    title,
    content: html`<main class="caller-main plain">
        <div class="card">
          <h1>${title}</h1>
          <p class="lead">${lead}</p>
          ${time.map(
            ({ words, at }) =>
              html`<p class="after link-time">
                ${words}<br /><time datetime="${new Date(at).toISOString()}">${when(at)}</time>
              </p>`,
          )}
          ${
            why.kind === 'early' &&
            html`<p class="after"><a href="">${i18n._({ id: 'link.early.again', message: 'Look again' })}</a></p>`
          }
          ${
            supportContact.phone !== '' &&
            html`<p class="after">
              ${i18n._({ id: 'link.phone', message: 'Questions? You can phone:' })}
              <a href="tel:${supportContact.phone.replace(/[^+0-9]/g, '')}" dir="ltr">${supportContact.phone}</a>
            </p>`
          }
        </div>
      </main>
      ${foot(page)}`,
  });

  function wordsOf(): { readonly title: string; readonly lead: string; readonly time: readonly Time[] } {
    const values = { clinic };
    const starts = i18n._({ id: 'link.starts', message: 'Your appointment:' });
    const { startsAt } = why;
    const appointment = startsAt === null ? [] : [{ words: starts, at: startsAt }];
    switch (why.kind) {
      case 'early':
        return {
          title: i18n._({ id: 'link.early.title', message: 'You are early' }),
          lead: i18n._({
            id: 'link.early.lead',
            message: 'This link to {clinic} doesn’t open yet. Please come back then; you can leave this page open.',
            values,
          }),
          time: [
            ...appointment,
            { words: i18n._({ id: 'link.early.from', message: 'You can come in from:' }), at: why.opensAt },
          ],
        };
      case 'expired':
        return {
          title: i18n._({ id: 'link.expired.title', message: 'This link has expired' }),
          lead: i18n._({
            id: 'link.expired.lead',
            message: 'It led to a video consultation with {clinic}. Please ask the clinic for a new one.',
            values,
          }),
          time: [
            ...appointment,
            { words: i18n._({ id: 'link.expired.until', message: 'The link was valid until:' }), at: why.expiresAt },
          ],
        };
      case 'used':
        return {
          title: i18n._({ id: 'link.used.title', message: 'This link has been used' }),
          lead: i18n._({
            id: 'link.used.lead',
            message:
              'It was for one video consultation with {clinic}, which began or is over. Please ask the clinic for a new one.',
            values,
          }),
          time: appointment,
        };
    }
  }
}

interface Time {
  readonly words: string;
  readonly at: Instant;
}

/** A link that leads nowhere now. */
export interface ClosedLink {
  readonly kind: 'early' | 'expired' | 'used';
  readonly startsAt: Instant | null;
  readonly opensAt: Instant;
  readonly expiresAt: Instant;
}
