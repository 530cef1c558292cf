import { bytesOf } from './base64url.ts';

/** What people read to each other: the same for everybody in a call in which nobody is in between. */
export interface ShortCode {
  /** Groups of three digits, 49 bits. */
  readonly digits: readonly string[];
  /** Numbers of words in a list of 256, 40 bits. */
  readonly words: readonly number[];
}

const groups = 5;
const words = 5;

/**
 * The code that people compare.
 * @param hash SHA-256 of everything that was revealed, in base64url
 */
export function shortCodeOf(hash: string): ShortCode {
  const bytes = bytesOf(hash);
  const first = bytes.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = String(first % 10n ** BigInt(groups * 3)).padStart(groups * 3, '0');
  return {
    digits: Array.from({ length: groups }, (_, group) => digits.slice(group * 3, group * 3 + 3)),
    words: [...bytes.slice(8, 8 + words)],
  };
}
