import { hkdfSync } from 'node:crypto';
import { seal, unseal } from './sealing.ts';

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
  const key = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    seal: (about, text) => seal(key, about, text),
    unseal: (about, sealed) => unseal(key, about, sealed),
  };
}
