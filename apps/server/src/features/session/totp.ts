import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@anteroom/domain';

/** How long one code holds, in milliseconds (RFC 6238, as every app has it). */
const stepLength = 30_000;

/** Steps before and after now whose codes are taken too: clocks differ, and typing takes its time. */
const tolerance = 1;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of an authenticator app: 160 random bits. */
export function newTotpSecret(): Uint8Array {
  return new Uint8Array(randomBytes(20));
}

/** The six digits of a step. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** The step of a moment. */
export function totpStep(at: Instant): number {
  return Math.floor(at / stepLength);
}

/** The step near this moment whose code was typed, or null; blanks in it don't matter. */
export function matchingStep(secret: Uint8Array, typed: string, at: Instant): number | null {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const now = totpStep(at);
  let found: number | null = null;
  for (let step = now - tolerance; step <= now + tolerance; step += 1) {
    if (timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code))) found = step;
  }
  return found;
}

/** The secret as people type it into an app. */
export function asBase32(secret: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of secret) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >>> bits) & 31] ?? '';
      value &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? text : text + (alphabet[(value << (5 - bits)) & 31] ?? '');
}

/** The address that an app reads from a QR code. */
export function totpAddress(secret: Uint8Array, email: string, host: string): string {
  const issuer = `Anteroom ${host}`;
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${asBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
