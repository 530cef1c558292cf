import { dirOf, languageCookie, negotiate, type Direction, type LocaleCode } from '@anteroom/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html, type Html } from './html.ts';

/** How a person wants their pages. */
export interface Preferences {
  readonly locale: LocaleCode;
  readonly dir: Direction;
  /** Null where the page follows the device. */
  readonly theme: 'light' | 'dark' | null;
  readonly contrast: 'more' | 'normal' | null;
  /** Whether the address itself asks for the language, so that it is worth keeping. */
  readonly chosen: boolean;
}

/** Reads language, theme and contrast from the address, the cookies and the browser's own list. */
export function preferencesOf(request: FastifyRequest): Preferences {
  const asked = languageIn(request.query);
  const locale = negotiate({
    query: asked,
    cookie: request.cookies[languageCookie],
    acceptLanguage: request.headers['accept-language'],
  });
  const theme = request.cookies['anteroom-theme'];
  const contrast = request.cookies['anteroom-contrast'];
  return {
    locale,
    dir: dirOf(locale),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    contrast: contrast === 'more' || contrast === 'normal' ? contrast : null,
    chosen: asked === locale,
  };
}

/** Keeps a language that was just chosen; scripts read it too, so it isn't hidden from them. */
export function keepLanguage(reply: FastifyReply, preferences: Preferences, secure: boolean): void {
  if (!preferences.chosen) return;
  void reply.setCookie(languageCookie, preferences.locale, {
    path: '/',
    sameSite: 'lax',
    secure,
    maxAge: 31_536_000,
  });
}

/** The attributes of `<html>`. */
export function rootAttributes({ locale, dir, theme, contrast }: Preferences): Html {
  const ofTheme = theme !== null && html` data-theme="${theme}"`;
  const ofContrast = contrast !== null && html` data-contrast="${contrast}"`;
  return html`lang="${locale}" dir="${dir}"${ofTheme}${ofContrast}`;
}

function languageIn(query: unknown): string | null {
  if (typeof query !== 'object' || query === null || !('lang' in query)) return null;
  return typeof query.lang === 'string' ? query.lang : null;
}
