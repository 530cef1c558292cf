import type { GuestLinkId, RoomId } from '@anteroom/domain';
import { routes, type GuestLinkView } from '@anteroom/protocol';
import { queryOptions, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

/** How long a new link opens the room; null: until somebody revokes it. */
export type LinkLife = 'day' | 'week' | 'month' | 'never';

const day = 86_400_000;
const lives: Record<LinkLife, number | null> = { day, week: 7 * day, month: 30 * day, never: null };

/** When a link that is made now ends, by the server's clock; null where it doesn't. */
export function expiryOf(life: LinkLife, now: number): number | null {
  const length = lives[life];
  return length === null ? null : Math.round(now + length);
}

/** The links that open a room now. */
export function linksQuery(roomId: RoomId) {
  return queryOptions({
    queryKey: ['guest-links', roomId],
    queryFn: async () => (await rest(routes.listGuestLinks, { params: { roomId }, body: {} })).links,
  });
}

/** What can be done with a room's links; the list is read again after each. */
export interface GuestLinkActions {
  readonly make: UseMutationResult<GuestLinkView, Error, number | null>;
  readonly reset: UseMutationResult<GuestLinkView, Error, void>;
  readonly revoke: UseMutationResult<unknown, Error, GuestLinkId>;
  readonly send: UseMutationResult<unknown, Error, { readonly linkId: GuestLinkId; readonly to: string }>;
}

/** The actions on one room's links. */
export function useGuestLinkActions(roomId: RoomId): GuestLinkActions {
  const queries = useQueryClient();
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: linksQuery(roomId).queryKey }) };
  return {
    make: useMutation({
      mutationFn: (expiresAt: number | null) => rest(routes.makeGuestLink, { params: { roomId }, body: { expiresAt } }),
      ...again,
    }),
    reset: useMutation({
      mutationFn: () => rest(routes.resetGuestLinks, { params: { roomId }, body: {} }),
      ...again,
    }),
    revoke: useMutation({
      mutationFn: (linkId: GuestLinkId) => rest(routes.revokeGuestLink, { params: { roomId, linkId }, body: {} }),
      ...again,
    }),
    send: useMutation({
      mutationFn: ({ linkId, to }: { readonly linkId: GuestLinkId; readonly to: string }) =>
        rest(routes.sendGuestLink, { params: { roomId, linkId }, body: { to } }),
    }),
  };
}
