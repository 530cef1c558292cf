import type { CallInvitationId, GuestLinkId } from '@anteroom/domain';
import type { FastifyReply } from 'fastify';

/** How long a browser keeps a visit's cookie, in seconds; the visit itself ends sooner. */
const cookieLife = 24 * 60 * 60;

/** The cookie that holds a guest's token: one a browser and guest link or invitation. */
export function visitCookieName(id: GuestLinkId | CallInvitationId): string {
  return `anteroom-visit-${id}`;
}

/** Gives a browser the token of the visit that began there. */
export function keepVisit(
  reply: FastifyReply,
  id: GuestLinkId | CallInvitationId,
  { token, secure }: { readonly token: string; readonly secure: boolean },
): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: cookieLife } as const;
  void reply.setCookie(visitCookieName(id), token, options);
}
