import type { Instant, PersonId } from '@anteroom/domain';

/** Somebody's authenticator app (P4); the secrets are sealed. */
export interface TotpFactor {
  /** Null until a first code has shown that the app knows the pending one. */
  readonly secret: Uint8Array | null;
  /** A new one, on its way to become the secret. */
  readonly pending: Uint8Array | null;
}

/** A passkey, as browsers and their owners know it (P4). */
export interface Passkey {
  readonly id: string;
  readonly personId: PersonId;
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  /** How browsers reach it: `internal`, `hybrid`, `usb` and the like. */
  readonly transports: readonly string[];
  readonly name: string;
  readonly backedUp: boolean;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
}

/** Second factors of people with an account. */
export interface SecondFactorStore {
  totpOf(id: PersonId): Promise<TotpFactor | null>;
  /** Keeps a new secret that awaits its first code, beside the one in use. */
  offerTotp(id: PersonId, pending: Uint8Array): Promise<void>;
  /** The pending secret becomes the one in use, its first code used. */
  confirmTotp(id: PersonId, secret: Uint8Array, step: number): Promise<void>;
  /** Marks the code of a step as used; false where it or a later one was: none is taken twice, two at once neither. */
  useTotpStep(id: PersonId, step: number): Promise<boolean>;
  removeTotp(id: PersonId): Promise<void>;
  /** Puts new backup codes in the place of all that were there. */
  replaceBackupCodes(id: PersonId, hashes: readonly Uint8Array[]): Promise<void>;
  /** Takes a backup code away; false where there is none such. */
  useBackupCode(id: PersonId, hash: Uint8Array): Promise<boolean>;
  countBackupCodes(id: PersonId): Promise<number>;
  /** Somebody's passkeys, the oldest first. */
  passkeysOf(id: PersonId): Promise<readonly Passkey[]>;
  passkeyByCredential(credentialId: string): Promise<Passkey | null>;
  addPasskey(passkey: Passkey): Promise<void>;
  /** False where it isn't theirs or isn't there. */
  renamePasskey(owner: PersonId, id: string, name: string): Promise<boolean>;
  removePasskey(owner: PersonId, id: string): Promise<boolean>;
  /** Notes a use. */
  usePasskey(id: string, counter: number, at: Instant): Promise<void>;
  /** Takes everything away, for somebody who has lost it. */
  removeAll(id: PersonId): Promise<void>;
}
