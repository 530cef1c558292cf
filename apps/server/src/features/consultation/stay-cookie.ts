import type { ClinicId } from '@anteroom/domain';

/** The cookie that holds a caller's token: one a browser and clinic. */
export function stayCookieName(clinicId: ClinicId): string {
  return `anteroom-stay-${clinicId}`;
}
