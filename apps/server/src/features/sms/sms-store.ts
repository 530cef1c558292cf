import type { ClinicId, Instant } from '@anteroom/domain';

/** A message that the demo shows in place of sending it. */
export interface KeptSms {
  readonly at: Instant;
  readonly to: string;
  readonly text: string;
}

/** Most messages that the page keeps; the oldest goes first. */
export const mostKeptSms = 200;

/** The demo's messages, and how many each clinic has sent. */
export interface SmsStore {
  keep(sms: KeptSms): Promise<void>;
  /** All that are kept, the newest first. */
  newest(): Promise<readonly KeptSms[]>;
  /**
   * Counts one more message of a clinic in the hour of `now`, unless it has sent `limit` in it already; of all nodes together.
   * @returns whether it may go out
   */
  count(clinicId: ClinicId, now: Instant, limit: number): Promise<boolean>;
}
