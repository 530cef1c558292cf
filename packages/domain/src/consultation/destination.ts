import type { OrganisationId } from '../ids.ts';
import type { Settings } from '../settings/values.ts';

/** What deciding about a transfer needs to know of a clinic at either end. */
export interface TransferEnd {
  readonly organisationId: OrganisationId;
  readonly closedAt: number | null;
  readonly settings: Pick<Settings, 'transfersAcross' | 'waitingAreaSwitch' | 'transferAcceptance'>;
}

/** Longest hand-over note, and longest reason for declining one, in characters. */
export const handOverNoteLimit = 1_000;

/**
 * Whether callers can be transferred from one clinic to another at all, whoever asks: the destination takes callers in, and
 * between organisations the one lets them go and the other takes them (S8).
 */
export function takesTransfers(from: TransferEnd, to: TransferEnd): boolean {
  if (to.closedAt !== null || !to.settings.waitingAreaSwitch.isOn) return false;
  if (from.organisationId === to.organisationId) return true;
  return from.settings.transfersAcross.sends && to.settings.transfersAcross.receives;
}

/** When an offer to a clinic that is made now expires; null where it asks for no acceptance, so that no offer stands. */
export function offerExpiry(to: TransferEnd, now: number): number | null {
  const { isNeeded, expiresAfterMinutes } = to.settings.transferAcceptance;
  return isNeeded ? now + expiresAfterMinutes * 60_000 : null;
}
