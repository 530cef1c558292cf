import { checkDetails, type FieldProblem } from '../consultation/details.ts';
import { accepted, refused, type Result } from '../result.ts';
import { answerOf, type Answer, type StaffAnswer } from './answer.ts';
import { inputNameOf, isAsked, isForStaff, readyField, type EntryField } from './entry-field.ts';
import { readTyped, type FieldRule, type TypedValue } from './typed-value.ts';

/** A field of the set-up page as the rule sees it: under which name it stands in the form, and what fits into it. */
export interface NamedRule extends FieldRule {
  readonly name: string;
}

/** What somebody typed into the set-up page, by the names of its fields. */
export interface TypedEntry {
  readonly firstName: string;
  readonly lastName: string;
  readonly values: ReadonlyMap<string, TypedValue>;
}

/** What is wrong, by the names of the fields in the form. */
export type EntryProblems = ReadonlyMap<string, FieldProblem>;

/** What a caller told on the set-up page. */
export interface CallerEntry {
  readonly firstName: string;
  readonly lastName: string;
  /** As typed into the ready-made field, or empty. */
  readonly phone: string;
  readonly answers: readonly Answer[];
}

/** The rules of the fields that a caller is asked, in their order. */
export function rulesOf(fields: readonly EntryField[]): readonly NamedRule[] {
  return fields.filter(isAsked).map(ruleOf);
}

/** What is wrong with what was typed; nothing where all of it is right. The page asks this, and the server again. */
export function problemsOf(rules: readonly NamedRule[], typed: TypedEntry): EntryProblems {
  const problems = new Map<string, FieldProblem>();
  const names = checkDetails({ firstName: typed.firstName, lastName: typed.lastName, phone: '' });
  for (const name of ['firstName', 'lastName'] as const) {
    const problem = names.ok ? undefined : names.refusal[name];
    if (problem !== undefined) problems.set(name, problem);
  }
  for (const rule of rules) {
    const read = readTyped(rule, typed.values.get(rule.name));
    if (!read.ok) problems.set(rule.name, read.refusal);
  }
  return problems;
}

/**
 * Reads what a caller typed, by the fields that the clinic asks. What no field asks for, as one that was taken away while
 * somebody typed, is not kept.
 */
export function readEntry(fields: readonly EntryField[], typed: TypedEntry): Result<CallerEntry, EntryProblems> {
  const problems = problemsOf(rulesOf(fields), typed);
  const names = checkDetails({ firstName: typed.firstName, lastName: typed.lastName, phone: '' });
  if (problems.size > 0 || !names.ok) return refused(problems);
  let phone = '';
  const answers: Answer[] = [];
  for (const field of fields.filter(isAsked)) {
    const read = readTyped(ruleOf(field), typed.values.get(inputNameOf(field)));
    if (!read.ok) continue;
    const answer = answerOf(field, read.value);
    if (field.ready !== 'phone') answers.push(...(answer === null ? [] : [answer]));
    else if (typeof read.value === 'string') phone = read.value;
  }
  return accepted({ firstName: names.value.firstName, lastName: names.value.lastName, phone, answers });
}

/** The fields of a clinic for somebody who wants to be phoned: the number is one of them, and has to be there (E2). */
export function withPhoneNeeded(fields: readonly EntryField[]): readonly EntryField[] {
  const others = fields.filter(({ ready }) => ready !== 'phone');
  const asked = fields.find(({ ready }) => ready === 'phone') ?? readyField('phone');
  return [...others, { ...asked, isRequired: true }];
}

/**
 * Reads what staff typed into some of the fields that are theirs. Staff may leave anything empty.
 * @returns the answers, or what is wrong by the ids of the fields; `malformed` where a field isn't theirs
 */
export function readStaffAnswers(
  fields: readonly EntryField[],
  typed: ReadonlyMap<string, TypedValue>,
): Result<readonly StaffAnswer[], EntryProblems> {
  const problems = new Map<string, FieldProblem>();
  const answers: StaffAnswer[] = [];
  for (const [id, value] of typed) {
    const field = fields.find((each) => each.id === id && isForStaff(each));
    const read = field === undefined ? null : readTyped({ ...ruleOf(field), isRequired: false }, value);
    if (field === undefined || read === null) problems.set(id, 'malformed');
    else if (read.ok) answers.push({ id, answer: answerOf(field, read.value) });
    else problems.set(id, read.refusal);
  }
  return problems.size === 0 ? accepted(answers) : refused(problems);
}

function ruleOf(field: EntryField): NamedRule {
  const { kind, isRequired, options } = field;
  return { name: inputNameOf(field), kind, isRequired, options: options.map(({ id }) => id) };
}
