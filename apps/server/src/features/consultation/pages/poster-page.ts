import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { scriptOf } from '../../../http/pages/frame.ts';
import { qrCode } from '../../../http/pages/qr-code.ts';
import { layout, type CallerPage } from './layout.ts';

/** The clinic's link as a sheet for a wall, on A4 or Letter (E1): paper shows the sheet alone, in the language that the page has. */
export function posterPage(page: CallerPage, origin: string): Html {
  const { i18n, place, web } = page;
  const { clinic, organisation } = place;
  const path = `/c/${clinic.slug}`;
  const address = new URL(path, origin);
  const title = i18n._({ id: 'poster.title', message: 'Poster' });
  return layout({
    ...page,
    name: 'poster',
    title,
    path: `${path}/poster`,
    head: scriptOf(web.openPages),
    content: html`<main class="caller-main poster-page">
      <div class="poster-head">
        <h1>${title}</h1>
        <p class="lead">
          ${i18n._({ id: 'poster.lead', message: 'Paper shows the sheet alone. Its language is that of this page.' })}
        </p>
        <button class="btn btn-primary btn-caller" type="button" data-print hidden>
          ${i18n._({ id: 'poster.print', message: 'Print' })}
        </button>
      </div>
      <section class="poster" aria-label="${i18n._({ id: 'poster.sheet', message: 'The sheet' })}">
        <p class="poster-house">${organisation.name}</p>
        <h2>${clinic.name}</h2>
        <p class="poster-lead">${i18n._({ id: 'poster.talk', message: 'Talk to us by video' })}</p>
        ${qrCode(address.href, i18n._({ id: 'poster.code', message: 'QR code of the clinic’s link' }))}
        <p>${howWords(i18n)}</p>
        <p class="poster-address" dir="ltr">${address.host}${address.pathname}</p>
        <p>${i18n._({ id: 'poster.free', message: 'You need no account and no app.' })}</p>
      </section>
    </main>`,
  });
}

function howWords(i18n: I18n): string {
  return i18n._({
    id: 'poster.how',
    message: 'Point your phone’s camera at the code, or open this address:',
  });
}
