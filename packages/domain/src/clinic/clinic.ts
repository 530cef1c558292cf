import type { ClinicId, OrganisationId } from '../ids.ts';
import type { Instant } from '../instant.ts';

/** An administrative unit of one clinic or a group of clinics (S1). */
export interface Organisation {
  readonly id: OrganisationId;
  readonly slug: string;
  readonly name: string;
  /** Since when its clinics are all closed and none is made or opened; null while it is open. */
  readonly closedAt: Instant | null;
}

/** A department, a specialty or a practice with exactly one waiting area (S2); what it sets is in `settings`. */
export interface Clinic {
  readonly id: ClinicId;
  readonly organisationId: OrganisationId;
  readonly slug: string;
  readonly name: string;
  /** Since when it takes nobody in any more; those inside finish. Null while it is open. */
  readonly closedAt: Instant | null;
}

/** Slugs stand in links: 2 to 60 letters, digits and single hyphens in between. */
export function isSlug(text: string): boolean {
  return text.length >= 2 && text.length <= 60 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}

/** Longest name of an organisation or a clinic, in characters. */
export const placeNameLimit = 120;

/** A slug that a name suggests: its letters and digits in the Latin alphabet, or nothing where there are none. */
export function slugFrom(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const slug = letters.slice(0, 60).replace(/^-+|-+$/g, '');
  return isSlug(slug) ? slug : '';
}

/**
 * Whether a clinic may take a slug that another one used to have, so that old links lead to it from now on. Only within
 * one organisation: whoever names its clinics answers for both links. Elsewhere a link would lead patients to strangers.
 */
export function mayTakeFormerSlug(
  former: Pick<Clinic, 'organisationId'>,
  taker: Pick<Clinic, 'organisationId'>,
): boolean {
  return former.organisationId === taker.organisationId;
}
