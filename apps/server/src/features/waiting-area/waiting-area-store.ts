import type { ClinicId } from '@anteroom/domain';

/** The revision of each clinic's waiting list: one more with every change that a dashboard shows. */
export interface WaitingAreaStore {
  revision(clinicId: ClinicId): Promise<number>;
  /** Raises the revision inside the transaction of the change, and so puts changes of one clinic in order. */
  raise(clinicId: ClinicId): Promise<number>;
}
