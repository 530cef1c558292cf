import type { AlertSettings, ClinicId, ConsultationId, Instant, PersonId } from '@anteroom/domain';

/** Somebody's alerts in one clinic, as they are kept. */
export interface StoredAlerts extends AlertSettings {
  readonly personId: PersonId;
  readonly clinicId: ClinicId;
  readonly locale: string;
  readonly sealedPhone: Uint8Array | null;
  /** Nobody hears of callers who were due before. */
  readonly setAt: Instant;
}

/** Callers of whom somebody has to hear now. */
export interface DueAlerts {
  readonly alerts: StoredAlerts;
  readonly callers: readonly ConsultationId[];
}

/** Own alerts, and who has heard of whom. */
export interface AlertStore {
  of(person: PersonId, clinic: ClinicId): Promise<StoredAlerts | null>;
  put(alerts: StoredAlerts): Promise<void>;
  /**
   * Who has to hear of which waiting callers outside of the page, and hasn't been claimed yet. Staff who only try (H4) and
   * clinics that are closed count nowhere. At most some hundreds at a time; the others are due the next time.
   */
  due(now: Instant): Promise<readonly DueAlerts[]>;
  /** Claims callers for somebody: those that nobody had claimed before, on whichever node. Whoever gets them sends. */
  claim(person: PersonId, callers: readonly ConsultationId[], now: Instant): Promise<readonly ConsultationId[]>;
  /** Forgets claims of callers who don't wait any more. */
  forget(): Promise<void>;
}

/** Most callers that are looked at in one go. */
export const mostDue = 500;
