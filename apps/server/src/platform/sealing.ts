import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/** A new key for one stay: 32 random bytes. */
export function newStayKey(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}

/**
 * Seals a text by AES-256-GCM.
 * @param about bound to the text, so that it opens nowhere else
 * @returns nonce, authentication tag and ciphertext
 */
export function seal(key: Uint8Array, about: string, text: string): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
}

/** Opens what `seal` made with the same key and `about`; null where it is anything else. */
export function unseal(key: Uint8Array, about: string, sealed: Uint8Array): string | null {
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
}
