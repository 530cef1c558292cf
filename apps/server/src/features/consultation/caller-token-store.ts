import type { ClinicId, ConsultationId } from '@anteroom/domain';

/** Tokens of callers, kept only as SHA-256 so that a copy of the database opens no stay. */
export interface CallerTokenStore {
  put(token: {
    readonly hash: Uint8Array;
    readonly consultationId: ConsultationId;
    readonly clinicId: ClinicId;
  }): Promise<void>;
  find(hash: Uint8Array): Promise<{ readonly consultationId: ConsultationId; readonly clinicId: ClinicId } | null>;
  /** Moves the tokens of a transferred stay to the one that goes on. */
  move(from: ConsultationId, to: ConsultationId, clinicId: ClinicId): Promise<void>;
  destroy(id: ConsultationId): Promise<void>;
}
