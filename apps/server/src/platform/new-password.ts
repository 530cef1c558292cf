import { randomInt } from 'node:crypto';

/** Letters and digits that can't be taken for another. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random password of four groups of five signs: 100 bits, and still possible to type from a screen. */
export function newPassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => signs[randomInt(signs.length)] ?? '').join('');
  return [group(), group(), group(), group()].join('-');
}
