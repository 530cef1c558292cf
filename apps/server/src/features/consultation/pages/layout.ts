import { locales, type I18n } from '@anteroom/i18n';
import { html, nothing, type Html } from '../../../http/html.ts';
import type { Web } from '../../../http/manifest.ts';
import { rootAttributes, type Preferences } from '../../../http/preferences.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import { icon } from './icons.ts';

/** What every page for callers is made of. */
export interface CallerPage {
  readonly i18n: I18n;
  readonly preferences: Preferences;
  readonly web: Web;
  readonly place: PlacedClinic;
}

export interface LayoutParts extends CallerPage {
  /** Which page it is, for the scripts: `setup`, `wait`, `thanks`, `start-again`. */
  readonly name: string;
  readonly title: string;
  /** The path without a query, for the language links. */
  readonly path: string;
  /** More for the head: scripts and what they will need. */
  readonly head?: Html;
  readonly content: Html;
}

/** A whole page for callers: the clinic, the languages and the emergency number frame everything else (E4). */
export function layout(parts: LayoutParts): Html {
  const { i18n, preferences, web, place, name, title, head, content } = parts;
  return html`<!doctype html>
    <html ${rootAttributes(preferences)}>
      <head>
        <meta charset="utf-8" />
        <title>${title} · ${place.clinic.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta
          name="description"
          content="${i18n._({ id: 'page.description', message: 'Video consultation with {clinic}', values: { clinic: place.clinic.name } })}"
        />
        ${web.callerFonts.map((file) => html`<link rel="preload" href="${file}" as="font" type="font/woff2" crossorigin />`)}
        <link rel="stylesheet" href="${web.callerStyle}" />
        ${web.icon !== null && html`<link rel="icon" href="${web.icon}" type="image/svg+xml" />`} ${head ?? nothing}
      </head>
      <body data-page="${name}" data-clinic="${place.clinic.slug}">
        ${header(parts)} ${emergency(parts)}
        <div id="page">${content}</div>
      </body>
    </html>`;
}

function header({ i18n, preferences, place, path }: LayoutParts): Html {
  const current = locales.find(({ code }) => code === preferences.locale);
  const choices = locales.map(
    ({ code, dir, name }) =>
      html`<li>
        <a
          href="${path}?lang=${code}"
          lang="${code}"
          dir="${dir}"
          hreflang="${code}"
          ${code === preferences.locale && html` aria-current="true"`}
          >${name}</a
        >
      </li>`,
  );
  return html`<header class="top">
    <div class="clinic">
      ${clinicLogo(place.organisation.name)}
      <p><span>${place.organisation.name}</span><b>${place.clinic.name}</b></p>
    </div>
    <details class="lang-box">
      <summary class="lang">
        ${icon('globe')}<span
          ><span class="hide">${i18n._({ id: 'page.language', message: 'Language:' })} </span>${current?.name}</span
        >${icon('down', 'i-s')}
      </summary>
      <ul class="lang-list">
        ${choices}
      </ul>
    </details>
  </header>`;
}

/** The sun over water that stands in where a clinic has no picture of its own. */
function clinicLogo(name: string): Html {
  return html`<svg class="clinic-logo" width="44" height="44" viewBox="0 0 48 48" role="img" aria-label="${name}">
    <rect width="48" height="48" rx="11" fill="#17475c" />
    <path d="M12 29.5a12 12 0 0 1 24 0z" fill="#f3ead3" />
    <path
      d="M9 35c2.5-2.2 5-2.2 7.5 0s5 2.2 7.5 0 5-2.2 7.5 0 5 2.2 7.5 0"
      fill="none"
      stroke="#8fd0cf"
      stroke-width="2.5"
      stroke-linecap="round"
    />
    <path
      d="M24 9.5v4.2M14.5 12.800l2.1 3.200M33.5 12.800l-2.1 3.2"
      stroke="#f3ead3"
      stroke-width="2.5"
      stroke-linecap="round"
    />
  </svg>`;
}

function emergency({ i18n, place }: LayoutParts): Html {
  const { emergencyNumber } = place.clinic;
  const words = i18n._({ id: 'page.emergency', message: 'In an emergency do not wait here. Call' });
  return html`<aside class="emergency">
    ${icon('phone', 'i-s')}<span
      >${words} <a href="tel:${emergencyNumber.replaceAll(' ', '')}" dir="ltr">${emergencyNumber}</a></span
    >
  </aside>`;
}

/** The three steps seen from the start; `now` is where the caller is. */
export function steps(i18n: I18n, now: 'about' | 'check' | 'wait'): Html {
  const names = [
    { step: 'about', words: i18n._({ id: 'steps.about', message: 'About you' }) },
    { step: 'check', words: i18n._({ id: 'steps.check', message: 'Check' }) },
    { step: 'wait', words: i18n._({ id: 'steps.wait', message: 'Wait' }) },
  ];
  const at = names.findIndex(({ step }) => step === now);
  const items = names.map(({ step, words }, index) => {
    const state = index === at ? html` class="now" aria-current="step"` : index < at ? html` class="done"` : nothing;
    return html`<li data-step="${step}" ${state}>
      <span class="dot"><span>${index + 1}</span>${icon('check', 'i-s')}</span><span>${words}</span>
    </li>`;
  });
  return html`<ol class="steps" aria-label="${i18n._({ id: 'steps.label', message: 'Three steps' })}">
    ${items}
  </ol>`;
}

/** What a caller may rely on, at the foot of every page. */
export function foot(i18n: I18n): Html {
  const promise = i18n._({ id: 'page.promise', message: 'Nothing you type here is kept after your visit.' });
  return html`<footer class="foot"><p>${icon('shield')}${promise}</p></footer>`;
}
