import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import type { PersonId } from '@anteroom/domain';

const nonceLength = 12;
const tagLength = 16;

/** Letters and digits that can't be taken for another. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/** How many backup codes somebody gets at a time. */
export const backupCodeCount = 10;

/** What is secret about second factors: how apps' secrets are kept, and what is kept of backup codes. */
export interface FactorSecrets {
  /** Seals an app's secret: a copy of the database alone makes no code. */
  seal(owner: PersonId, secret: Uint8Array): Uint8Array;
  /** Null where it was sealed for somebody else, or with another `SECRET`. */
  unseal(owner: PersonId, sealed: Uint8Array): Uint8Array | null;
  /** What is kept of a backup code as it was typed; sixty bits are too few for a bare hash, so it takes the key. */
  hashOfBackupCode(owner: PersonId, code: string): Uint8Array;
}

/** @param secret the installation's own */
export function createFactorSecrets(secret: string): FactorSecrets {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  const sealing = keyFor('anteroom second factor: app secrets');
  const hashing = keyFor('anteroom second factor: backup codes');
  return {
    seal(owner, text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(owner));
      const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
    },
    unseal(owner, sealed) {
      if (sealed.length < nonceLength + tagLength) return null;
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceLength));
      decipher.setAAD(Buffer.from(owner));
      decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
      try {
        const opened = [decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()];
        return new Uint8Array(Buffer.concat(opened));
      } catch {
        return null;
      }
    },
    hashOfBackupCode: (owner, code) =>
      new Uint8Array(
        createHmac('sha256', hashing)
          .update(`${owner}\n${plainCode(code)}`)
          .digest(),
      ),
  };
}

/** A backup code to write down: three groups of four, sixty bits. */
export function newBackupCode(): string {
  const group = (): string => Array.from({ length: 4 }, () => signs[randomInt(signs.length)] ?? '').join('');
  return [group(), group(), group()].join('-');
}

/** Whether what was typed can be a backup code; else it is one of an app. */
export function looksLikeBackupCode(typed: string): boolean {
  return plainCode(typed).length === 12;
}

function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '');
}
