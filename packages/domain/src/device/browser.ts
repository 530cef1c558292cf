/** A kind of browser, as far as advice differs (E2). Edge and the other children of Chromium count as it. */
export const browsers = ['chromium', 'edge', 'firefox', 'safari', 'other'] as const;
export type Browser = (typeof browsers)[number];

/** A system, as far as advice differs. */
export const systems = ['windows', 'macos', 'linux', 'chromeos', 'android', 'ios', 'other'] as const;
export type System = (typeof systems)[number];

/** What somebody uses, roughly enough to name nobody by it. */
export interface UsedBrowser {
  readonly browser: Browser;
  /** Its main version; null where it doesn't say. */
  readonly version: number | null;
  readonly system: System;
  /** Whether it is a page inside another app (a messenger, a social network), which often has no camera. */
  readonly isInApp: boolean;
}

/**
 * Reads what a browser says of itself.
 * @param touches whether the screen takes several fingers, which tells an iPad from a Mac: both say they are a Mac
 */
export function browserOf(userAgent: string, touches = false): UsedBrowser {
  const system = systemOf(userAgent, touches);
  const isInApp = inApps.test(userAgent) || (system === 'android' && /; wv\)/.test(userAgent));
  for (const [browser, pattern] of patterns) {
    const found = pattern.exec(userAgent);
    if (found === null) continue;
    const version = Number(found[1]);
    return { browser, version: Number.isInteger(version) ? version : null, system, isInApp };
  }
  return { browser: 'other', version: null, system, isInApp };
}

/** The most telling first: all of Chromium's children say that they are Chrome, and that is Safari. */
const patterns: readonly (readonly [Browser, RegExp])[] = [
  ['edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['chromium', /(?:Chrome|Chromium|CriOS)\/(\d+)/],
  ['safari', /Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//],
];

const inApps = /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|Twitter|WhatsApp|GSA\/|LinkedInApp/;

function systemOf(userAgent: string, touches: boolean): System {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/CrOS/.test(userAgent)) return 'chromeos';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Macintosh|Mac OS X/.test(userAgent)) return touches ? 'ios' : 'macos';
  return /Linux|X11/.test(userAgent) ? 'linux' : 'other';
}
