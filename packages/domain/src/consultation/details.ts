import { accepted, refused, type Result } from '../result.ts';

/** What a caller types about themselves on the set-up page (E4). Lives sealed, and is erased with the stay (A4). */
export interface CallerDetails {
  readonly firstName: string;
  readonly lastName: string;
  /** As typed, or empty where the caller gave none. */
  readonly phone: string;
}

export type DetailField = keyof CallerDetails;

export type FieldProblem = 'required' | 'too-long' | 'malformed';

export type DetailProblems = Readonly<Partial<Record<DetailField, FieldProblem>>>;

/** Longest name, in UTF-16 code units. */
export const nameLimit = 80;

/** Longest phone number as typed, with its spaces and signs. */
export const phoneLimit = 32;

/**
 * Checks and tidies what a caller typed; the same rule runs on the page and on the server.
 * A name has a visible character; a phone number, where given, has 5 to 15 digits (E.164) and the usual signs between.
 */
export function checkDetails(typed: CallerDetails): Result<CallerDetails, DetailProblems> {
  const details = {
    firstName: tidy(typed.firstName),
    lastName: tidy(typed.lastName),
    phone: tidy(typed.phone),
  };
  const problems: Partial<Record<DetailField, FieldProblem>> = {};
  for (const field of ['firstName', 'lastName'] as const) {
    const problem = nameProblem(details[field]);
    if (problem !== null) problems[field] = problem;
  }
  const problem = phoneProblem(details.phone);
  if (problem !== null) problems.phone = problem;
  return Object.keys(problems).length === 0 ? accepted(details) : refused(problems);
}

/** One space between words; control and invisible direction characters would let a name disguise a row. */
export function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What is wrong with a name that was tidied: it has a visible character, and isn't too long. */
export function nameProblem(name: string): FieldProblem | null {
  if (name.length > nameLimit) return 'too-long';
  return /[\p{L}\p{N}]/u.test(name) ? null : 'required';
}

/** What is wrong with a phone number that was tidied; none is none. */
export function phoneProblem(phone: string): FieldProblem | null {
  if (phone === '') return null;
  if (phone.length > phoneLimit) return 'too-long';
  if (!/^\+?[\p{Nd}\s().\-/]+$/u.test(phone)) return 'malformed';
  const digits = phone.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= 5 && digits <= 15 ? null : 'malformed';
}
