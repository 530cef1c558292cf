import { createHmac } from 'node:crypto';

/** How long a code holds, in milliseconds (RFC 6238). */
const stepLength = 30_000;

/** An authenticator app on somebody's phone. */
export interface AuthenticatorApp {
  /** A code that hasn't been used yet: the one of now, or the next one, which a server takes a little early. */
  code(): string;
  /** Six digits that no step near now has. */
  wrongCode(): string;
}

/** @param secret as it is typed into an app: base32, with or without blanks */
export function createAuthenticatorApp(secret: string): AuthenticatorApp {
  const key = bytesOf(secret.replace(/\s/g, ''));
  let used = 0;
  const now = () => Math.floor(Date.now() / stepLength);
  return {
    code() {
      used = Math.max(now(), used + 1);
      return codeOf(key, used);
    },
    wrongCode() {
      const near = [-2, -1, 0, 1, 2].map((later) => codeOf(key, now() + later));
      return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? '';
    },
  };
}

/** The six digits of a step (RFC 4226). */
function codeOf(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function bytesOf(base32: string): Uint8Array {
  const bits = [...base32].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'));
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
