import { comingDays, scheduleOf } from '@anteroom/domain';
import type { DoorView } from '@anteroom/protocol';
import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { icon } from '../../../http/pages/icons.ts';
import { openingText, timesText, timeZoneName, weekdayText } from './closed-words.ts';
import { layout, type CallerPage } from './layout.ts';
import { phoneLine } from './phone-line.ts';

/**
 * The waiting area outside of its hours (W6): when it opens, by the clinic's clock and by the reader's where that shows
 * another time, and the days to come. It opens by itself; without a script the browser asks again each minute.
 * @param writtenAs the language tag by which times are written
 */
export function closedPage(page: CallerPage, door: DoorView, writtenAs: string): Html {
  const { i18n, place, web } = page;
  const { opensAt, now, timeZone } = door;
  const { slug } = place.clinic;
  const title = i18n._({ id: 'closed.title', message: 'The waiting area is closed' });
  const lead =
    opensAt === null
      ? i18n._({ id: 'closed.unknown', message: 'It isn’t known yet when it opens again.' })
      : openingText(i18n, { at: opensAt, now, timeZone }, writtenAs);
  return layout({
    ...page,
    name: 'closed',
    title,
    path: `/c/${slug}`,
    head: html`${scriptOf(web.door)}<noscript><meta http-equiv="refresh" content="60" /></noscript>`,
    content: html`<main class="caller-main plain">
        <div
          class="card closed"
          data-door="out-of-hours"
          data-opens-at="${opensAt}"
          data-time-zone="${timeZone}"
          data-written-as="${writtenAs}"
        >
          <h1>${title}</h1>
          <p class="lead">${lead}</p>
          ${
            opensAt !== null &&
            html`<p class="zone">
              ${icon('clock', 'i-s')}<span
                >${i18n._({
                  id: 'closed.zone',
                  message: 'By the clinic’s clock: {zone}.',
                  values: { zone: timeZoneName(i18n.locale, timeZone, opensAt) },
                })}
                <span data-own-time hidden
                  >${i18n._({ id: 'closed.own-time', message: 'Where you are, that is:' })} <b></b></span
              ></span>
            </p>`
          }
          <p>
            ${i18n._({ id: 'closed.stay', message: 'You can leave this page open: you can come in as soon as it opens.' })}
          </p>
          ${comingWeek(page, door, writtenAs)}
          <p class="after">
            <a href="/c/${slug}/precall">${i18n._({ id: 'check.precall', message: 'Test everything' })}</a>
          </p>
          ${phoneLine(page)}
        </div>
      </main>
      ${foot(page)}`,
  });
}

/** Seven days from today on, special ones marked by a word as well. */
function comingWeek({ i18n, place }: CallerPage, { now }: DoorView, writtenAs: string): Html {
  const rows = comingDays(scheduleOf(place.settings), now).map(({ date, times, isSpecial, name }) => {
    const note = name === '' ? i18n._({ id: 'closed.special', message: 'Other hours than usual' }) : name;
    return html`<div>
      <dt>${weekdayText(i18n.locale, date)}${isSpecial && html` <small dir="auto">${note}</small>`}</dt>
      ${timesText(i18n, times, writtenAs).map((text) => html`<dd><bdi>${text}</bdi></dd>`)}
    </div>`;
  });
  return html`<section class="week" aria-labelledby="week">
    <h2 id="week">${i18n._({ id: 'closed.week', message: 'The next seven days' })}</h2>
    <dl>${rows}</dl>
  </section>`;
}
