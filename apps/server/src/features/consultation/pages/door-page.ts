import { switchMessageIn, type Door } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { foot } from '../../../http/pages/foot.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { layout, type CallerPage } from './layout.ts';
import { phoneLine } from './phone-line.ts';

/** A clinic that takes nobody in: closed, or with its waiting area switched off and a word of its own (S2). */
export function doorPage(page: CallerPage, door: Extract<Door, 'off' | 'closed'>): Html {
  const { i18n, place, web } = page;
  const { waitingAreaSwitch } = place.settings;
  const title =
    door === 'closed'
      ? i18n._({ id: 'door.closed.title', message: 'This clinic is closed' })
      : i18n._({ id: 'door.off.title', message: 'Nobody can wait here at the moment' });
  const lead =
    door === 'closed'
      ? i18n._({
          id: 'door.closed.lead',
          message: 'It no longer holds video consultations. Please ask whoever sent you here.',
        })
      : i18n._({
          id: 'door.off.lead',
          message: 'The clinic has switched its waiting area off. Please come back later.',
        });
  const message = door === 'off' ? switchMessageIn(waitingAreaSwitch, i18n.locale) : '';
  return layout({
    ...page,
    name: 'door',
    title,
    path: `/c/${place.clinic.slug}`,
    // Switched on again, it opens by itself.
    ...(door === 'off' ? { head: scriptOf(web.door) } : {}),
    content: html`<main class="caller-main plain">
        <div class="card" data-door="${door}">
          <h1>${title}</h1>
          ${message === '' ? html`<p class="lead">${lead}</p>` : html`<p class="lead" dir="auto">${message}</p>`}
          ${phoneLine(page)}
        </div>
      </main>
      ${foot(page)}`,
  });
}
