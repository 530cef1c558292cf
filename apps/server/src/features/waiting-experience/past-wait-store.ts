import type { ClinicId, Instant, PastWait } from '@anteroom/domain';

/** How long people waited until they were seen: no more than that, and nothing of who they were (E6). */
export interface PastWaitStore {
  note(clinicId: ClinicId, wait: PastWait): Promise<void>;
  /** The newest of a clinic since a moment. */
  recent(clinicId: ClinicId, since: Instant, limit: number): Promise<readonly PastWait[]>;
  /** Lets go of everything before a moment. */
  forget(before: Instant): Promise<void>;
}
