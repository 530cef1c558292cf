import type { CallId, CallInvitation, CallInvitationId, Instant } from '@anteroom/domain';

/** An invitation as it is stored: its secret is known by its SHA-256 alone. */
export interface StoredCallInvitation {
  readonly invitation: CallInvitation;
  readonly hash: Uint8Array;
  /** What whoever used it agreed to; empty where nothing was asked, and while nobody has. */
  readonly agreed: string;
}

/** Invitations into calls (C2). */
export interface CallInvitationStore {
  insert(invitation: CallInvitation, hash: Uint8Array): Promise<void>;
  load(id: CallInvitationId): Promise<StoredCallInvitation | null>;
  loadMany(ids: readonly CallInvitationId[]): Promise<readonly CallInvitation[]>;
  byHash(hash: Uint8Array): Promise<CallInvitation | null>;
  /** Those into a call that nobody has withdrawn, the oldest first. */
  ofCall(id: CallId): Promise<readonly StoredCallInvitation[]>;
  withdraw(id: CallInvitationId, at: Instant): Promise<void>;
  noteAgreed(id: CallInvitationId, agreed: string): Promise<void>;
}
