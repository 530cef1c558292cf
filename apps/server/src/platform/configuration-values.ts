import * as z from 'zod';

/** A whole number in digits, within bounds. */
export function wholeNumber(least: number, most: number) {
  return z.string().transform((text, context) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    context.addIssue(`must be a whole number from ${least} to ${most}`);
    return z.NEVER;
  });
}

/** Whole seconds, up to a day; the value is milliseconds. */
export function seconds(least: number) {
  return wholeNumber(least, 86_400).transform((value) => value * 1_000);
}

/** An address with one of some schemes, kept as it was typed. */
export function urlOf(...schemes: readonly string[]) {
  return z.string().transform((text, context) => {
    if (schemes.some((scheme) => scheme === schemeOf(text))) return text;
    context.addIssue(`must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
    return z.NEVER;
  });
}

function schemeOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).protocol : null;
}

/** `https://example.org`: an origin, nothing behind it. */
export const origin = z.string().transform((text, context) => {
  const scheme = schemeOf(text);
  if (scheme === 'http:' || scheme === 'https:') {
    const { origin: value, pathname, search, hash, username } = new URL(text);
    if (pathname === '/' && search === '' && hash === '' && username === '') return value;
  }
  context.addIssue('must be an address such as https://video.example.org, with nothing behind the host');
  return z.NEVER;
});

/** Words with commas between them. */
export function listOf(word: RegExp, what: string) {
  return z.string().transform((text, context): readonly string[] => {
    const words = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (words.length > 0 && words.every((part) => word.test(part))) return words;
    context.addIssue(`must be ${what}, with commas between them`);
    return z.NEVER;
  });
}

/** `no-reply@example.org`, or `Anteroom <no-reply@example.org>`. */
export const mailAddress = z.string().transform((text, context) => {
  if (/^(?:[^<>@"\r\n]+ <[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/.test(text)) return text;
  context.addIssue('must be an address such as Anteroom <no-reply@hospital.example>');
  return z.NEVER;
});

/** `on` or `off`; also `true`, `false`, `1`, `0`. */
export const flag = z.string().transform((text, context) => {
  if (/^(on|true|1)$/i.test(text)) return true;
  if (/^(off|false|0)$/i.test(text)) return false;
  context.addIssue('must be on or off');
  return z.NEVER;
});

const iceServer = z.strictObject({
  urls: z.union([z.string(), z.array(z.string())]).transform((urls) => (typeof urls === 'string' ? [urls] : urls)),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/** The list that browsers take as `iceServers`, as JSON. */
export const iceServersJson = z.string().transform((text, context) => {
  const parsed = z.array(iceServer).safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  context.addIssue('must be a JSON list such as [{"urls":["stun:stun.example.org"]}]');
  return z.NEVER;
});

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
