import type { CallInvitationId, GuestLinkId } from '@anteroom/domain';

/** The cookie that holds a guest's token: one a browser and guest link or invitation. */
export function visitCookieName(id: GuestLinkId | CallInvitationId): string {
  return `anteroom-visit-${id}`;
}
