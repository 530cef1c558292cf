import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/** Seals what the database may not read and what belongs to no stay, by a key made of the installation's secret. */
export interface SecretSeal {
  /** @param about bound to the text, so that it opens nowhere else */
  seal(about: string, text: string): Uint8Array;
  /** Null where it was sealed about something else, or with another `SECRET`. */
  unseal(about: string, sealed: Uint8Array): string | null;
}

/**
 * @param secret the installation's own
 * @param purpose what it is for: each has a key of its own
 */
export function createSecretSeal(secret: string, purpose: string): SecretSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    seal(about, text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
    },
    unseal(about, sealed) {
      if (sealed.length < nonceLength + tagLength) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength));
      decipher.setAAD(Buffer.from(about));
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
