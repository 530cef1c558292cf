import type { Instant } from '../instant.ts';

/** How somebody wants to hear that callers wait in a clinic (W5). */
export interface AlertSettings {
  /** A word on the page, with a sound where the browser's own switch is on. */
  readonly inPage: boolean;
  /** A notification of the desktop while the page is open and not in front. */
  readonly desktop: boolean;
  readonly email: boolean;
  readonly sms: boolean;
  /** Web Push to the browsers that the person has let. */
  readonly push: boolean;
  /** How long a caller has waited before anybody hears of it, in minutes; 0 for every caller at once. */
  readonly afterMinutes: number;
  /** E-mail, text message and push only while none of their pages shows this waiting area. */
  readonly onlyAway: boolean;
}

/** What holds until somebody has set something: the page says it, and nothing follows them elsewhere. */
export const defaultAlerts: AlertSettings = {
  inPage: true,
  desktop: false,
  email: false,
  sms: false,
  push: false,
  afterMinutes: 0,
  onlyAway: true,
};

/** Longest delay of an alert, in minutes. */
export const longestAlertDelay = 240;

/** Whether anything reaches somebody outside of the page. */
export function followsOutside({ email, sms, push }: AlertSettings): boolean {
  return email || sms || push;
}

/** When somebody hears of a caller. */
export function alertDueAt(firstArrivedAt: Instant, { afterMinutes }: Pick<AlertSettings, 'afterMinutes'>): Instant {
  return firstArrivedAt + afterMinutes * 60_000;
}
