import type { PresenceRow } from './presence-store.ts';

/** What a page runs on, as roughly as staff need it (W1). */
export function deviceOf(userAgent: string | undefined): PresenceRow['device'] {
  if (userAgent === undefined || userAgent === '') return 'unknown';
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return 'tablet';
  if (/iPhone|Android|Mobile/.test(userAgent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/.test(userAgent) ? 'desktop' : 'unknown';
}

/** The browsers that staff can tell a caller something about; those that call themselves others too stand first. */
const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]* (?:Mobile\/\S+ )?Safari\//],
] as const;

/** The browser's name and main version, no more (W4); empty where it is none that we know. */
export function browserOf(userAgent: string | undefined): string {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent ?? '')?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return '';
}
