import { phoneProblem, tidy, type FieldProblem } from '../consultation/details.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { FieldKind } from './entry-field.ts';

/** What a field asks for, without its words: enough to judge what somebody typed. */
export interface FieldRule {
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** The ids of what a choice offers. */
  readonly options: readonly string[];
}

/** What a form says of one field: its text, or all that was ticked; nothing at all where nothing was. */
export type TypedValue = string | readonly string[] | undefined;

/** What was typed, tidied: a text, the ids of what was chosen, whether it was ticked; null where there is no answer. */
export type ReadValue = string | boolean | readonly string[] | null;

/** Longest answers, in characters. */
export const textLimit = 200;
export const longTextLimit = 2_000;
export const emailLimit = 254;

/** How long an answer of this kind may be, where it is text. */
export function limitOf(kind: FieldKind): number {
  return kind === 'long-text' ? longTextLimit : kind === 'email' ? emailLimit : textLimit;
}

/**
 * Reads what was typed into a field; the one rule for the page and for the server (E4).
 * @returns the tidied value, or what is wrong with it
 */
export function readTyped(rule: FieldRule, typed: TypedValue): Result<ReadValue, FieldProblem> {
  const read = readKind(rule, typed);
  return read.ok && read.value === null && rule.isRequired ? refused('required') : read;
}

function readKind({ kind, options }: FieldRule, typed: TypedValue): Result<ReadValue, FieldProblem> {
  if (kind === 'choice' || kind === 'choices') return readChosen(kind, options, typed);
  if (typed !== undefined && typeof typed !== 'string') return refused('malformed');
  if (kind === 'tick') {
    if (typed === undefined || typed === '') return accepted(null);
    return typed === 'on' ? accepted(true) : refused('malformed');
  }
  const text = kind === 'long-text' ? tidyLines(typed ?? '') : tidy(typed ?? '');
  if (text === '') return accepted(null);
  if (text.length > limitOf(kind)) return refused('too-long');
  switch (kind) {
    case 'text':
    case 'long-text':
      return accepted(text);
    case 'number':
      return readNumber(text);
    case 'date':
      return isDate(text) ? accepted(text) : refused('malformed');
    case 'phone': {
      const problem = phoneProblem(text);
      return problem === null ? accepted(text) : refused(problem);
    }
    case 'email':
      return isEmail(text) ? accepted(text) : refused('malformed');
  }
}

function readChosen(
  kind: 'choice' | 'choices',
  options: readonly string[],
  typed: TypedValue,
): Result<ReadValue, FieldProblem> {
  const chosen = (typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed).filter((id) => id !== '');
  if (chosen.length === 0) return accepted(null);
  if (chosen.some((id) => !options.includes(id))) return refused('malformed');
  if (new Set(chosen).size !== chosen.length || (kind === 'choice' && chosen.length > 1)) return refused('malformed');
  // In the order in which they are offered, whatever the order of the ticks.
  return accepted(options.filter((id) => chosen.includes(id)));
}

/** Lines stay; what could disguise them goes, as in a name. */
function tidyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Digits of any script, a sign in front, one point or comma; written down in plain digits with a point. */
function readNumber(text: string): Result<string, FieldProblem> {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/^[\u2212\u2013]/u, '-')
    .replace(/[,\u066b]/u, '.');
  return /^-?[0-9]{1,15}(?:\.[0-9]{1,6})?$/.test(plain) ? accepted(plain) : refused('malformed');
}

/** Decimal digits stand in runs of ten, from the zero on. */
function digitOf(digit: string): number {
  let value = 0;
  let code = (digit.codePointAt(0) ?? 0) - 1;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code))) {
    value += 1;
    code -= 1;
  }
  return value;
}

/** A day of the calendar as `2026-11-26`, from 1900 to 2199. */
function isDate(text: string): boolean {
  const parts = /^(19|20|21)([0-9]{2})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(parts[3]), Number(parts[4])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

function isEmail(text: string): boolean {
  return /^[^\s@<>"',;:()\\]+@[^\s@<>"',;:()\\]+\.[^\s@<>"',;:()\\.]+$/.test(text);
}
