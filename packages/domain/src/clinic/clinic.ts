import type { ClinicId, OrganisationId } from '../ids.ts';

/** An administrative unit of one clinic or a group of clinics (S1). */
export interface Organisation {
  readonly id: OrganisationId;
  readonly slug: string;
  readonly name: string;
}

/** A department, a specialty or a practice with exactly one waiting area (S2). */
export interface Clinic {
  readonly id: ClinicId;
  readonly organisationId: OrganisationId;
  readonly slug: string;
  readonly name: string;
  /** IANA time zone, such as `Europe/Stockholm`. */
  readonly timeZone: string;
  /** The local number for emergencies, on every page that a caller sees (E4). */
  readonly emergencyNumber: string;
  readonly waitingArea: {
    /** Whether callers are told their place in the queue (E6). */
    readonly showsPosition: boolean;
  };
}

/** Slugs stand in links: 2 to 60 letters, digits and single hyphens in between. */
export function isSlug(text: string): boolean {
  return text.length >= 2 && text.length <= 60 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}
