import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { OrganisationId } from '@anteroom/domain';

const nonceLength = 12;
const tagLength = 16;

/** Seals what the database may not read: clients' secrets, and what a way to a provider has to remember. */
export interface SingleSignOnSecrets {
  seal(purpose: Purpose, owner: OrganisationId, text: string): Uint8Array;
  /** Null where it was sealed for something else, for another organisation, or with another `SECRET`. */
  unseal(purpose: Purpose, owner: OrganisationId, sealed: Uint8Array): string | null;
}

export type Purpose = 'client secret' | 'attempt';

/** @param secret the installation's own */
export function createSingleSignOnSecrets(secret: string): SingleSignOnSecrets {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'anteroom single sign-on', 32));
  const about = (purpose: Purpose, owner: OrganisationId): Buffer => Buffer.from(`${purpose}\n${owner}`);
  return {
    seal(purpose, owner, text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about(purpose, owner));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
    },
    unseal(purpose, owner, sealed) {
      if (sealed.length < nonceLength + tagLength) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength));
      decipher.setAAD(about(purpose, owner));
      decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
      try {
        const text = Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
        return text.toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** 32 random bytes in base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: its SHA-256. */
export function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
