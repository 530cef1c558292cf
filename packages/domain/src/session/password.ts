import { commonPhrases, commonRuns, commonWords } from './common-words.ts';

/** Shortest password of staff, in characters (P4). */
export const passwordLength = 13;

/** Longest one: more would only cost time. */
export const longestPassword = 256;

/** Why a password is not taken. */
export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-too-common';

/** Characters that have to be left once everything that can be guessed is taken out, and how many different ones. */
const leftover = { length: 5, different: 4 };

/** Shortest run of neighbours that counts as one. */
const shortestRun = 4;

/** Shortest word of a name or address that counts as known. */
const shortestOwnWord = 3;

/**
 * Whether a password is good enough: long, with no rule about what it is made of, and not one that is tried first (P4).
 * One rule for invitations, resets, changes and the command line; the page asks it too.
 * @param about what is known of its owner: e-mail, name; parts of them count as common words
 */
export function passwordProblem(password: string, about: readonly string[] = []): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordLength) return 'password-too-short';
  if (length > longestPassword) return 'password-too-long';
  return isCommon(password, about) ? 'password-too-common' : null;
}

function isCommon(password: string, about: readonly string[]): boolean {
  const plain = plainOf(password);
  if (commonPhrases.has(onlyLettersAndDigits(plain))) return true;
  const words = [...about.flatMap(partsOf), ...commonWords].sort((left, right) => right.length - left.length);
  return [plain, withoutDisguise(plain)].some((text) => isLittle(remainderOf(text, words)));
}

/** What is left without words, runs, years and repetitions; a blank where something was. */
function remainderOf(text: string, words: readonly string[]): string {
  let rest = withoutRuns(text);
  for (const word of words) rest = rest.replaceAll(word, ' ');
  rest = rest.replace(/(?:19|20)\d\d/g, ' ');
  // Three times the same, however long it is, says no more than once.
  rest = rest.replace(/(.{1,12}?)\1{2,}/gsu, '$1 ');
  // And so does the whole thing said twice.
  return rest.replace(/^(.{4,}?)\1$/su, '$1');
}

function isLittle(rest: string): boolean {
  const signs = [...rest.replace(/[\s.,:;_@+-]/g, '')];
  return signs.length < leftover.length || new Set(signs).size < leftover.different;
}

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const run = longestRun(text, at);
    rest += run >= shortestRun ? ' ' : text.slice(at, at + 1);
    at += Math.max(1, run >= shortestRun ? run : 1);
  }
  return rest;
}

const runs = commonRuns.flatMap((run) => [run, [...run].reverse().join('')]);

function longestRun(text: string, at: number): number {
  let longest = 0;
  for (let length = shortestRun; at + length <= text.length; length += 1) {
    const part = text.slice(at, at + length);
    if (!runs.some((run) => run.includes(part))) break;
    longest = length;
  }
  return longest;
}

function plainOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

function withoutDisguise(text: string): string {
  return [...text].map((sign) => disguises[sign] ?? sign).join('');
}

function onlyLettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function partsOf(text: string): readonly string[] {
  return plainOf(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= shortestOwnWord);
}
