import { nameProblem, tidy, type FieldProblem } from '../consultation/details.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { GuestPhotoRule } from './room.ts';

/** Largest photo of a guest, in bytes. */
export const photoLimit = 150_000;

/** What a guest tells when they knock. Lives sealed, and is erased with the visit (A4). */
export interface GuestDetails {
  readonly name: string;
  /** A JPEG; null where there is none. */
  readonly photo: Uint8Array | null;
}

export type KnockProblems = Readonly<Partial<Record<keyof GuestDetails, FieldProblem>>>;

/** Checks and tidies what a guest told, by the rule of the room; a photo that the room doesn't want is dropped. */
export function checkKnock(typed: GuestDetails, rule: GuestPhotoRule): Result<GuestDetails, KnockProblems> {
  const name = tidy(typed.name);
  const photo = rule === 'off' ? null : typed.photo;
  const problems: Partial<Record<keyof GuestDetails, FieldProblem>> = {};
  const problem = nameProblem(name);
  if (problem !== null) problems.name = problem;
  if (photo === null) {
    if (rule === 'required') problems.photo = 'required';
  } else if (photo.length > photoLimit) problems.photo = 'too-long';
  else if (!isJpeg(photo)) problems.photo = 'malformed';
  return Object.keys(problems).length === 0 ? accepted({ name, photo }) : refused(problems);
}

/** Whether the bytes begin and end as a JPEG does, whatever they are called. */
export function isJpeg(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  const begins = first === 0xff && second === 0xd8 && third === 0xff;
  return begins && bytes.length > 100 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
}
