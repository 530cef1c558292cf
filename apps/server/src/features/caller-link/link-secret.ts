import { createHash, createHmac } from 'node:crypto';
import type { CallerLinkId } from '@anteroom/domain';

/**
 * The secret of a caller's link: 256 bits that only the server's own secret and the link's id make. It is stored nowhere, and can be
 * shown again.
 */
export function secretOfCallerLink(secret: string, id: CallerLinkId): string {
  return createHmac('sha256', secret).update(`caller link\n${id}`).digest('base64url');
}

/** What a link is found by. Whatever is asked for is hashed and looked up alike, so that a malformed one takes as long. */
export function hashOfSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
