import type { PresenceRow } from './presence-store.ts';

/** What a page runs on, as roughly as staff need it (W1). */
export function deviceOf(userAgent: string | undefined): PresenceRow['device'] {
  if (userAgent === undefined || userAgent === '') return 'unknown';
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return 'tablet';
  if (/iPhone|Android|Mobile/.test(userAgent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/.test(userAgent) ? 'desktop' : 'unknown';
}
