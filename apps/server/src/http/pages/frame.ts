import type { Settings, UsedBrowser } from '@anteroom/domain';
import { locales, type I18n } from '@anteroom/i18n';
import { brandSheetAddress } from '../../features/settings/read-model.ts';
import { html, nothing, styleElement, type Html } from '../html.ts';
import type { Web, WebEntry } from '../manifest.ts';
import { rootAttributes, type Preferences } from '../preferences.ts';
import { icon } from './icons.ts';

/** What every page for people without an account is made with. */
export interface OpenPage {
  readonly i18n: I18n;
  readonly preferences: Preferences;
  readonly web: Web;
  /** What it is read with, as far as the browser says; for advice in its words (E2). */
  readonly used?: UsedBrowser;
}

export interface FrameParts extends OpenPage {
  /** Which page it is, for the scripts and the tests. */
  readonly name: string;
  readonly title: string;
  /** One sentence for a browser's or a messenger's preview. */
  readonly description: string;
  /** Whose page it is: its organisation and clinic, or nobody's where the page may not say. */
  readonly owner: { readonly organisation: string; readonly clinic: string } | null;
  /** How its owner wants it to look, and the languages that they offer; Anteroom's own where it isn't said. */
  readonly look?: Pick<Settings, 'accent' | 'logo' | 'languages'>;
  /** What the page's scripts need to know, as `data-` attributes of the body. */
  readonly data?: Readonly<Record<string, string>>;
  /** The path without a query, for the language links; null where it bears a secret, which then stands in no link. */
  readonly path: string | null;
  /** More for the head: scripts and what they will need. */
  readonly head?: Html;
  /** Between header and content. */
  readonly notice?: Html;
  readonly content: Html;
}

/** A whole page: whose it is and the languages frame everything else. */
export function frame(parts: FrameParts): Html {
  const { i18n, preferences, web, owner, name, title, description, data = {}, head, notice, content } = parts;
  const attributes = Object.entries(data).map(([key, value]) => html` data-${key}="${value}"`);
  const brand = parts.look === undefined ? null : brandSheetAddress(parts.look.accent);
  return html`<!doctype html>
    <html ${rootAttributes(preferences)}>
      <head>
        <meta charset="utf-8" />
        <title>${title}${owner !== null && html` · ${owner.clinic}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="description" content="${description}" />
        ${web.callerFonts.map((file) => html`<link rel="preload" href="${file}" as="font" type="font/woff2" crossorigin />`)}
        ${styleElement(web.callerStyleText.text)} ${brand !== null && html`<link rel="stylesheet" href="${brand}" />`}
        ${web.icon !== null && html`<link rel="icon" href="${web.icon}" type="image/svg+xml" />`} ${head ?? nothing}
      </head>
      <body data-page="${name}" ${attributes}>
        ${header(i18n, parts)} ${notice ?? nothing}
        <div id="page">${content}</div>
      </body>
    </html>`;
}

/** The head's part that runs a script of ours, and asks for all that it imports at once. */
export function scriptOf(entry: WebEntry): Html {
  return html`${entry.styles.map((file) => html`<link rel="stylesheet" href="${file}" />`)}
    ${entry.imports.map((file) => html`<link rel="modulepreload" href="${file}" />`)}
    <script type="module" src="${entry.file}"></script>`;
}

function header(i18n: I18n, { preferences, owner, path, look }: FrameParts): Html {
  const offered = look?.languages ?? [];
  const current = locales.find(({ code }) => code === preferences.locale);
  const shown = locales.filter(
    ({ code }) => offered.length === 0 || offered.includes(code) || code === preferences.locale,
  );
  const choices = shown.map(
    ({ code, dir, name }) =>
      html`<li>
        <a
          href="${path ?? ''}?lang=${code}"
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
      ${
        owner !== null &&
        html`${logoOf(owner.organisation, look?.logo)}
          <p><span>${owner.organisation}</span><b>${owner.clinic}</b></p>`
      }
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

function logoOf(name: string, logo: Settings['logo'] | undefined): Html {
  if (logo?.kind !== 'picture') return clinicLogo(name);
  // As high as the stand-in, as wide as it is, up to three times that.
  const width = Math.min(132, Math.round((44 * logo.width) / logo.height));
  return html`<img class="clinic-logo" src="/pictures/${logo.hash}" width="${width}" height="44" alt="${name}" />`;
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
