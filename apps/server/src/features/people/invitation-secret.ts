import { createHash, randomBytes } from 'node:crypto';

/** The secret of an invitation's e-mail: 32 random bytes in base64url, and the SHA-256 that is kept of it. */
export function newInvitationSecret(): { readonly token: string; readonly hash: Uint8Array } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfInvitation(token) };
}

/** What is kept of a secret. */
export function hashOfInvitation(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
