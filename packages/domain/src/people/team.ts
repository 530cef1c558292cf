import type { ClinicRole, OrganisationRole } from '../access/actor.ts';
import type { PersonId } from '../ids.ts';

const administering: readonly (ClinicRole | OrganisationRole)[] = [
  'clinic-administrator',
  'organisation-administrator',
];

/**
 * Whether a place keeps an administrator when somebody becomes something else there (null: nothing). The last one of a
 * clinic or an organisation stays (S2).
 * @param administrators everybody who is one there now
 */
export function keepsAnAdministrator(
  administrators: readonly PersonId[],
  person: PersonId,
  to: ClinicRole | OrganisationRole | null,
): boolean {
  if (to !== null && administering.includes(to)) return true;
  return !administrators.includes(person) || administrators.some((other) => other !== person);
}

/** Longest name of a person, in characters. */
export const personNameLimit = 80;

/** A name as it is kept: without what is around it, one blank between words; null where nothing or too much is left. */
export function cleanName(typed: string): string | null {
  // What draws no sign, or turns the direction of those after it, is no part of a name; joiners are, in Persian names.
  const name = typed
    .replace(/[^\P{C}\u200c\u200d]|\p{Zl}|\p{Zp}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return !/[\p{L}\p{N}]/u.test(name) || [...name].length > personNameLimit ? null : name;
}
