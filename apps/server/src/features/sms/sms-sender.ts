import type { ClinicId, Result } from '@anteroom/domain';
import type { I18n, LocaleCode } from '@anteroom/i18n';
import type { Refusal } from '../../refusal.ts';

/** A text message to one person. */
export interface Sms {
  /** As somebody typed it; it is made into E.164 before it goes out. */
  readonly to: string;
  /** The clinic on whose account it is counted. */
  readonly clinicId: ClinicId;
  /** The receiver's language. */
  readonly locale: LocaleCode;
  /** Writes it; texts by `i18n._({ id, message, values })`. Never a caller's name. */
  readonly write: (i18n: I18n) => string;
}

/** Sends text messages. What it is: a gateway; a page of the demo that shows them; or nothing, which refuses. */
export interface SmsSender {
  readonly kind: 'gateway' | 'page' | 'absent';
  /** The E.164 number that this is from here, or null for what can't be dialled: a form may ask before anything is sent. */
  numberOf(to: string): string | null;
  /**
   * Sends one. Never throws; no number and no word of it stands in the log. Refuses with `sms-absent` where none is set up,
   * `phone-malformed`, `too-many-sms` where the clinic has sent as many as it may in an hour, and `sms-failed` where the
   * gateway doesn't take it.
   */
  send(sms: Sms): Promise<Result<null, Refusal>>;
}

/** A message as it goes out. */
export interface WrittenSms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** What carries a written message: a gateway, or the demo's page. */
export interface SmsCarrier {
  readonly kind: 'gateway' | 'page';
  /** @returns whether it was taken; the carrier has logged why not */
  carry(sms: WrittenSms): Promise<boolean>;
}
