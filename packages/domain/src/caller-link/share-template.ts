/** What a message says that brings a link: by e-mail, and in the shorter words of an SMS (W7). */
export interface ShareWords {
  readonly subject: string;
  readonly text: string;
  readonly sms: string;
}

/** A clinic's own words in one language; what is empty is said in ours. */
export interface ShareTemplate extends ShareWords {
  /** Its code, such as `de`. */
  readonly language: string;
}

/** Longest parts of a template, in characters. */
export const shareTemplateLimits = { subject: 120, text: 2_000, sms: 300 } as const;

/** What may stand in a template for something that isn't known yet. */
export const sharePlaceholders = ['{clinic}', '{link}', '{time}'] as const;

/** What takes the place of the placeholders; `time` is in words, and empty where a link has none. */
export interface ShareValues {
  readonly clinic: string;
  readonly link: string;
  readonly time: string;
}

/**
 * Puts the values in. What is put in is never looked through again, so that a clinic's name can't name a placeholder. A line that
 * was about nothing but a time that there isn't goes.
 */
export function fillTemplate(template: string, values: ShareValues): string {
  const known: Readonly<Record<string, string>> = {
    '{clinic}': values.clinic,
    '{link}': values.link,
    '{time}': values.time,
  };
  return template
    .split('\n')
    .filter((line) => values.time !== '' || !line.includes('{time}'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\{(?:clinic|link|time)\}/g, (name) => known[name] ?? name)
    .trim();
}

/** Whether templates make sense: one a language, and each message that they write brings the link. */
export function areShareTemplates(templates: readonly ShareTemplate[]): boolean {
  const languages = new Set(templates.map(({ language }) => language));
  return languages.size === templates.length && templates.every(isShareTemplate);
}

function isShareTemplate({ language, subject, text, sms }: ShareTemplate): boolean {
  return (
    /^[a-z]{2,3}$/.test(language) &&
    !/[\r\n]/.test(subject) &&
    [text, sms].every((words) => words.trim() === '' || bringsLink(words))
  );
}

/** A line with a time may go, and the link must not go with it. */
function bringsLink(words: string): boolean {
  return words.split('\n').some((line) => line.includes('{link}') && !line.includes('{time}'));
}
