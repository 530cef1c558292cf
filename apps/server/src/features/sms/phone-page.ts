import type { I18n } from '@anteroom/i18n';
import type { FastifyInstance } from 'fastify';
import { html, type Html } from '../../http/html.ts';
import { sendPage } from '../../http/page.ts';
import { preferencesOf, rootAttributes } from '../../http/preferences.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { translatorFor } from '../../http/translators.ts';
import type { SmsSender } from './sms-sender.ts';
import type { KeptSms, SmsStore } from './sms-store.ts';

const productName = 'Anteroom';

/**
 * The demo's phone: every text message that would have gone out, the newest first. Where messages go out, or there are none,
 * there is no such page.
 */
export function servePhone(
  app: FastifyInstance,
  parts: { readonly sms: SmsSender; readonly store: SmsStore; readonly style: () => string },
): void {
  app.get('/phone', async (request, reply) => {
    if (parts.sms.kind !== 'page') throw new RefusedRequest('not-found');
    const preferences = preferencesOf(request);
    const i18n = translatorFor(preferences.locale);
    const messages = await parts.store.newest();
    const title = i18n._({ id: 'phone.title', message: 'Phone of the demo' });
    const page = html`<!doctype html>
      <html ${rootAttributes(preferences)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <link rel="stylesheet" href="${parts.style()}" />
        </head>
        <body>
          <header class="top"><span class="logotype" translate="no">${productName}</span></header>
          <main class="caller-main plain mailbox">
            <h1>${title}</h1>
            <p class="lead">
              ${i18n._({ id: 'phone.lead', message: 'No SMS gateway is set up, so nothing is sent: the text messages that would have gone out are kept here.' })}
            </p>
            ${
              messages.length === 0
                ? html`<p class="card">
                    ${i18n._({ id: 'phone.empty', message: 'No text message has been sent yet.' })}
                  </p>`
                : messages.map((message) => bubble(message, i18n))
            }
          </main>
        </body>
      </html>`;
    return sendPage(request, reply, 200, page);
  });
}

function bubble({ at, to, text }: KeptSms, i18n: I18n): Html {
  const sent = new Date(at);
  return html`<article class="card">
    <h2><bdi dir="ltr">${to}</bdi></h2>
    <p class="mail-facts">
      <time datetime="${sent.toISOString()}"
        >${new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(sent)}</time
      >
    </p>
    <p>${withLinks(text)}</p>
  </article>`;
}

/** Words, with what is an address as a link. */
function withLinks(text: string): Html[] {
  return text
    .split(/(\s+)/)
    .map((word) => (/^https?:\/\/\S+$/.test(word) ? html`<a href="${word}" dir="ltr">${word}</a>` : html`${word}`));
}
