import { html, type Html } from '../../http/html.ts';
import { rootAttributes } from '../../http/preferences.ts';
import { translatorFor } from '../../http/translators.ts';
import { dirOf } from '@anteroom/i18n';
import type { Mail } from './mailer.ts';

/** An e-mail as it goes out: the same words as text and as a plain page. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Writes an e-mail in its receiver's language. The page has no style and loads nothing: it is read anywhere. */
export function writeMail({ locale, write }: Mail): WrittenMail {
  const { paragraphs, link, ending, ...letter } = write(translatorFor(locale));
  const subject = oneLine(letter.subject);
  const ends = ending === undefined ? [] : [ending];
  const linked = link === undefined ? [] : [`${link.words}:\n${link.href}`];
  const preferences = { locale, dir: dirOf(locale), theme: null, contrast: null, chosen: false };
  const page = html`<!doctype html>
    <html ${rootAttributes(preferences)}>
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body>
        ${paragraphs.map((words) => html`<p>${lines(words)}</p>`)}
        ${link !== undefined && html`<p><a href="${link.href}">${link.words}</a></p>`}
        ${ends.map((words) => html`<p>${words}</p>`)}
      </body>
    </html>`;
  return { subject, text: `${[...paragraphs, ...linked, ...ends].join('\n\n')}\n`, html: String(page) };
}

/** The lines of a paragraph; one that is an address leads there. */
function lines(paragraph: string): Html[] {
  return paragraph.split('\n').map((line, index) => {
    const words = /^https?:\/\/\S+$/.test(line) ? html`<a href="${line}">${line}</a>` : line;
    return html`${index > 0 && html`<br />`}${words}`;
  });
}

/** A name in a subject must not begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
