import type { GuestLinkId } from '@anteroom/domain';

/** The cookie that holds a guest's token: one a browser and guest link. */
export function visitCookieName(linkId: GuestLinkId): string {
  return `anteroom-visit-${linkId}`;
}
