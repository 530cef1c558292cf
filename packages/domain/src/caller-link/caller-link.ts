import type { Consultation } from '../consultation/state.ts';
import type { CallerLinkId, ClinicId, ConsultationId, PersonId } from '../ids.ts';
import type { Duration, Instant } from '../instant.ts';
import { accepted, refused, type Result } from '../result.ts';

/** A link for one consultation at one time (E10), or for one caller whose details are filled in already (E9). */
export const callerLinkKinds = ['scheduled', 'personal'] as const;
export type CallerLinkKind = (typeof callerLinkKinds)[number];

/** Why a link opens nothing any more. */
export const callerLinkEndings = ['used', 'expired', 'revoked'] as const;
export type CallerLinkEnding = (typeof callerLinkEndings)[number];

/** A link that staff make for one caller. Its secret is nowhere in here, and neither is what was typed for it. */
export interface CallerLink {
  readonly id: CallerLinkId;
  readonly clinicId: ClinicId;
  readonly kind: CallerLinkKind;
  readonly madeAt: Instant;
  readonly madeBy: PersonId;
  /** When the consultation is to begin; null for a personal link. */
  readonly startsAt: Instant | null;
  /** From when it opens. */
  readonly opensAt: Instant;
  /** Until when it opens. */
  readonly expiresAt: Instant;
  /** The stay that began by it last; null while nobody has come. */
  readonly consultationId: ConsultationId | null;
  readonly ended: { readonly at: Instant; readonly ending: CallerLinkEnding } | null;
}

/** Most links of a clinic that stand at the same time. */
export const callerLinkLimit = 5_000;
/** Longest word for staff about a scheduled link, in characters. */
export const callerLinkNoteLimit = 80;

const minute: Duration = 60_000;
const day: Duration = 86_400_000;

/** How long before its time a scheduled link may open, and how long after it may go on opening. */
export const schedulingLimits = { early: 4 * 60 * minute, late: day, ahead: 366 * day } as const;
/** How long a personal link may stand. */
export const personalLinkLife: Duration = 92 * day;

/** When a scheduled link opens, and until when. */
export interface LinkWindow {
  readonly opensAt: Instant;
  readonly expiresAt: Instant;
}

/**
 * The times between which a scheduled link opens.
 * @param early how long before `startsAt`, `late` how long after, in milliseconds
 * @returns the field that makes no sense, where there is one
 */
export function windowOf(
  wish: { readonly startsAt: Instant; readonly early: Duration; readonly late: Duration },
  now: Instant,
): Result<LinkWindow, 'startsAt' | 'early' | 'late'> {
  const { startsAt, early, late } = wish;
  if (early < 0 || early > schedulingLimits.early) return refused('early');
  if (late < minute || late > schedulingLimits.late) return refused('late');
  // Somebody may be on the telephone with a caller whose time has just begun.
  if (startsAt + late <= now || startsAt > now + schedulingLimits.ahead) return refused('startsAt');
  return accepted({ opensAt: startsAt - early, expiresAt: startsAt + late });
}

/** Whether a personal link may stand until then. */
export function isPersonalLinkEnd(expiresAt: Instant, now: Instant): boolean {
  return expiresAt > now && expiresAt <= now + personalLinkLife;
}

/** What a link opens at a moment. */
export type LinkDoor =
  /** It begins a stay. */
  | { readonly kind: 'open' }
  /** Its stay goes on. */
  | { readonly kind: 'inside'; readonly consultationId: ConsultationId }
  | { readonly kind: 'early' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'used' }
  /** As if it had never been. */
  | { readonly kind: 'none' };

/**
 * What a link opens (E9, E10). A stay that goes on is there to come back to, whatever the time is. One that was lost or given up
 * before anybody saw the caller was no consultation: the link opens again while its time lasts.
 * @param stay the one that began by it last, where it goes on after a transfer; null where there is none
 */
export function doorOfLink(link: CallerLink, stay: Consultation | null, now: Instant): LinkDoor {
  if (link.ended?.ending === 'revoked') return { kind: 'none' };
  if (stay !== null && stay.status !== 'ended' && stay.status !== 'transferred')
    return { kind: 'inside', consultationId: stay.id };
  if (link.ended?.ending === 'used' || (stay !== null && usesUp(stay))) return { kind: 'used' };
  if (link.ended !== null || now >= link.expiresAt) return { kind: 'expired' };
  return now < link.opensAt ? { kind: 'early' } : { kind: 'open' };
}

/** Whether a stay that is over was the consultation that its link was made for. */
export function usesUp(stay: Consultation): boolean {
  if (stay.status !== 'ended') return false;
  return stay.outcome === 'completed' || stay.outcome === 'removed';
}
