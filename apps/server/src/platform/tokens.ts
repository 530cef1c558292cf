import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in base64url: opaque, and all that lets a caller into their stay, or a guest into their visit. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: its SHA-256, or null where the text can't be a token. */
export function hashOfToken(token: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return new Uint8Array(createHash('sha256').update(token).digest());
}
