import type { ClinicId, Instant, PersonId } from '@anteroom/domain';

/** Who did what to which; ids only, never a word that somebody typed (A3, A4). */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor:
    | { readonly kind: 'staff'; readonly personId: PersonId }
    | { readonly kind: 'caller' | 'guest' | 'system' | 'operator' };
  readonly verb: string;
  readonly clinicId: ClinicId | null;
  /** The id of what it was done to. */
  readonly subject: string;
}

/** The audit log: it only grows. */
export interface AuditStore {
  append(entries: readonly AuditEntry[]): Promise<void>;
  /** The entries about one thing, oldest first. */
  about(subject: string): Promise<readonly AuditEntry[]>;
}
