import type { I18n } from '@anteroom/i18n';
import type { FastifyInstance } from 'fastify';
import { html, type Html } from '../../http/html.ts';
import { sendPage } from '../../http/page.ts';
import { preferencesOf, rootAttributes } from '../../http/preferences.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { translatorFor } from '../../http/translators.ts';
import type { KeptMail, MailboxStore } from './mailbox-store.ts';
import type { Mailer } from './mailer.ts';

const productName = 'Anteroom';

/**
 * The demo's mailbox: every e-mail that would have gone out, the newest first. Where e-mails go out, or there are none,
 * there is no such page.
 */
export function serveMailbox(
  app: FastifyInstance,
  parts: { readonly mailer: Mailer; readonly mailbox: MailboxStore; readonly style: () => string },
): void {
  app.get('/mailbox', async (request, reply) => {
    if (parts.mailer.kind !== 'mailbox') throw new RefusedRequest('not-found');
    const preferences = preferencesOf(request);
    const i18n = translatorFor(preferences.locale);
    const mails = await parts.mailbox.newest();
    const title = i18n._({ id: 'mailbox.title', message: 'Mailbox of the demo' });
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
              ${i18n._({ id: 'mailbox.lead', message: 'No mail server is set up, so nothing is sent: what would have gone out is kept here.' })}
            </p>
            ${
              mails.length === 0
                ? html`<p class="card">${i18n._({ id: 'mailbox.empty', message: 'Nothing has been sent yet.' })}</p>`
                : mails.map((mail) => letter(mail, i18n))
            }
          </main>
        </body>
      </html>`;
    return sendPage(request, reply, 200, page);
  });
}

function letter({ at, to, subject, text }: KeptMail, i18n: I18n): Html {
  const sent = new Date(at);
  const paragraphs = text.trim().split('\n\n');
  return html`<article class="card">
    <h2><bdi>${subject}</bdi></h2>
    <p class="mail-facts">
      ${i18n._({ id: 'mailbox.to', message: 'To' })} <bdi dir="ltr">${to}</bdi> ·
      <time datetime="${sent.toISOString()}"
        >${new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(sent)}</time
      >
    </p>
    ${paragraphs.map((paragraph) => html`<p>${withLinks(paragraph)}</p>`)}
  </article>`;
}

/** Lines, with what is an address as a link. */
function withLinks(paragraph: string): Html[] {
  return paragraph
    .split('\n')
    .map((line) =>
      /^https?:\/\/\S+$/.test(line) ? html`<a href="${line}" dir="ltr">${line}</a><br />` : html`${line}<br />`,
    );
}
