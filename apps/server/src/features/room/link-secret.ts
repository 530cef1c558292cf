import { createHash, createHmac } from 'node:crypto';
import type { GuestLinkId } from '@anteroom/domain';

/**
 * The secret of a guest link: 256 bits that only the server's own secret and the link's id make. It is stored nowhere, and can be
 * shown again.
 */
export function secretOfLink(secret: string, id: GuestLinkId): string {
  return createHmac('sha256', secret).update(`guest link\n${id}`).digest('base64url');
}

/** What a link is found by. Whatever is asked for is hashed and looked up alike, so that a malformed one takes as long. */
export function hashOfSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
