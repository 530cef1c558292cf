import { createHash, createHmac } from 'node:crypto';
import type { CallInvitationId } from '@anteroom/domain';

/**
 * The secret of an invitation: 256 bits that only the server's own secret and the invitation's id make. It is stored nowhere,
 * and hosts can be shown it again.
 */
export function secretOfInvitation(secret: string, id: CallInvitationId): string {
  return createHmac('sha256', secret).update(`call invitation\n${id}`).digest('base64url');
}

/** What an invitation is found by. Whatever is asked for is hashed and looked up alike, so that a malformed one takes as long. */
export function hashOfInvitation(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
