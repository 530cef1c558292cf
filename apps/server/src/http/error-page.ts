import type { I18n } from '@anteroom/i18n';
import type { ErrorCode } from '@anteroom/protocol';
import { html, type Html } from './html.ts';
import { rootAttributes, type Preferences } from './preferences.ts';
import { translatorFor } from './translators.ts';

const name = 'Anteroom';

/**
 * A plain page that says in one sentence what is wrong; it needs no script and no database.
 * @param style address of the caller's style sheet
 */
export function errorPage(code: ErrorCode, preferences: Preferences, style: string): Html {
  const { title, advice } = wordsFor(code, translatorFor(preferences.locale));
  return html`<!doctype html>
    <html ${rootAttributes(preferences)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <header class="top"><span class="logotype" translate="no">${name}</span></header>
        <main class="caller-main plain">
          <div class="card">
            <h1>${title}</h1>
            <p class="lead">${advice}</p>
          </div>
        </main>
      </body>
    </html>`;
}

function wordsFor(code: ErrorCode, i18n: I18n): { readonly title: string; readonly advice: string } {
  switch (code) {
    case 'not-found':
      return {
        title: i18n._({ id: 'error.not-found.title', message: 'There is no such page' }),
        advice: i18n._({
          id: 'error.not-found.advice',
          message: 'Please check the link that the clinic gave you. It may be incomplete or out of date.',
        }),
      };
    case 'too-many-requests':
      return {
        title: i18n._({ id: 'error.too-many.title', message: 'Too many tries' }),
        advice: i18n._({ id: 'error.too-many.advice', message: 'Please wait a minute, then try again.' }),
      };
    case 'origin-refused':
      return {
        title: i18n._({ id: 'error.origin.title', message: 'This was sent from another site' }),
        advice: i18n._({ id: 'error.origin.advice', message: 'Please open the clinic’s link again and start there.' }),
      };
    case 'unavailable':
    case 'server-error':
      return {
        title: i18n._({ id: 'error.failed.title', message: 'Something went wrong on our side' }),
        advice: i18n._({ id: 'error.failed.advice', message: 'Please try again in a moment.' }),
      };
    default:
      return {
        title: i18n._({ id: 'error.refused.title', message: 'That did not work' }),
        advice: i18n._({ id: 'error.refused.advice', message: 'Please go back and try again.' }),
      };
  }
}
