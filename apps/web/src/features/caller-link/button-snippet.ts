import type { LocaleCode } from '@anteroom/i18n';
import { wordsFor } from '../../button/words.ts';

/** The button with its script, or a link with our style. */
export type ButtonKind = 'element' | 'link';

/** How a clinic wants its button. */
export interface ButtonChoice {
  /** Words in place of ours; empty for ours. */
  readonly label: string;
  /** Null speaks the language of the page. */
  readonly language: LocaleCode | null;
  /** Null follows the page. */
  readonly theme: 'light' | 'dark' | null;
  /** Says whether it is open. */
  readonly hours: boolean;
}

/**
 * What is put into a website for the button as an element; without its script it is a plain link.
 * @param link the clinic's link
 * @param fallback the language of what shows without the script, where the button follows its page
 */
export function elementSnippet(link: URL, choice: ButtonChoice, fallback: LocaleCode): string {
  const { label, language, theme, hours } = choice;
  const attributes = [
    attribute('clinic', link.href),
    label !== '' && attribute('label', label),
    language !== null && attribute('language', language),
    theme !== null && attribute('theme', theme),
    hours && 'hours',
  ].filter((each) => each !== false);
  return [
    `<script type="module" src="${link.origin}/button.js" referrerpolicy="no-referrer"></script>`,
    `<anteroom-button ${attributes.join(' ')}>`,
    `  <a ${target(link)}>${escape(wordsOnButton(choice, fallback).label)}</a>`,
    '</anteroom-button>',
  ].join('\n');
}

/** The same as a plain link with our style, for websites that take no scripts. */
export function linkSnippet(link: URL, choice: ButtonChoice, fallback: LocaleCode): string {
  const words = wordsOnButton(choice, fallback);
  const theme = choice.theme === null ? '' : ` ${attribute('data-theme', choice.theme)}`;
  return [
    `<link rel="stylesheet" href="${link.origin}/button.css" referrerpolicy="no-referrer">`,
    `<a class="anteroom-button"${theme} ${target(link)}>`,
    `  <span>${escape(words.label)} <span class="anteroom-button-note">${escape(words.note)}</span></span>`,
    '</a>',
  ].join('\n');
}

/** What the website's content security policy has to allow, where it has one. */
export function policyFor(link: URL, kind: ButtonKind, { hours }: Pick<ButtonChoice, 'hours'>): string {
  if (kind === 'link') return `style-src ${link.origin}`;
  return hours ? `script-src ${link.origin}; connect-src ${link.origin}` : `script-src ${link.origin}`;
}

/** What stands on a button whose language doesn't follow its page. */
export function wordsOnButton(
  { label, language }: ButtonChoice,
  fallback: LocaleCode,
): { label: string; note: string } {
  const words = wordsFor([language ?? fallback]);
  return { label: label === '' ? words.label : label, note: words.note };
}

function target(link: URL): string {
  return `${attribute('href', link.href)} target="_blank" rel="noopener noreferrer"`;
}

function attribute(name: string, value: string): string {
  return `${name}="${escape(value)}"`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
