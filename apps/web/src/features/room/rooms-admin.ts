import type { ClinicId, RoomId } from '@anteroom/domain';
import { routes, type RoomSettings } from '@anteroom/protocol';
import { queryOptions, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { z } from 'zod/mini';
import { justRead } from '../../rest/just-read.ts';
import { rest } from '../../rest/rest-client.ts';

export type NewRoom = z.input<typeof routes.createRoom.body>;
export type RoomChange = z.input<typeof routes.changeRoom.body>;

/** How many rooms the server answers at once. */
const pageSize = 50;

/** All meeting and group rooms of a clinic, in their order; there are a hundred at most. */
export function sharedRoomsQuery(clinicId: ClinicId) {
  return queryOptions({
    queryKey: ['rooms', clinicId, 'shared'],
    staleTime: justRead,
    async queryFn() {
      const rooms: RoomSettings[] = [];
      for (;;) {
        const query = { kind: 'shared' as const, offset: String(rooms.length) };
        const page = await rest(routes.listRooms, { params: { clinicId }, query, body: {} });
        rooms.push(...page.rooms);
        if (page.rooms.length === 0 || rooms.length >= page.total) return { rooms, mayManage: page.mayManage };
      }
    },
  });
}

/** One page of the members' user rooms, by name. */
export function userRoomsQuery(clinicId: ClinicId, search: string, page: number) {
  return queryOptions({
    queryKey: ['rooms', clinicId, 'user', search, page],
    staleTime: justRead,
    queryFn: () =>
      rest(routes.listRooms, {
        params: { clinicId },
        query: { kind: 'user', offset: String(page * pageSize), ...(search === '' ? {} : { search }) },
        body: {},
      }),
    placeholderData: (before) => before,
  });
}

/** How many pages so many rooms fill; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** What an administrator can do with a clinic's rooms; the lists are read again after each. */
export interface RoomAdminActions {
  readonly create: UseMutationResult<RoomSettings, Error, NewRoom>;
  readonly change: UseMutationResult<RoomSettings, Error, { readonly roomId: RoomId; readonly change: RoomChange }>;
  readonly close: UseMutationResult<unknown, Error, RoomId>;
  readonly order: UseMutationResult<unknown, Error, readonly RoomId[]>;
}

/** The actions on one clinic's rooms. */
export function useRoomAdminActions(clinicId: ClinicId): RoomAdminActions {
  const queries = useQueryClient();
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: ['rooms', clinicId] }) };
  return {
    create: useMutation({
      mutationFn: (body: NewRoom) => rest(routes.createRoom, { params: { clinicId }, body }),
      ...again,
    }),
    change: useMutation({
      mutationFn: ({ roomId, change }: { readonly roomId: RoomId; readonly change: RoomChange }) =>
        rest(routes.changeRoom, { params: { roomId }, body: change }),
      ...again,
    }),
    close: useMutation({
      mutationFn: (roomId: RoomId) => rest(routes.closeRoom, { params: { roomId }, body: {} }),
      ...again,
    }),
    order: useMutation({
      mutationFn: (roomIds: readonly RoomId[]) =>
        rest(routes.orderRooms, { params: { clinicId }, body: { roomIds: [...roomIds] } }),
      ...again,
    }),
  };
}
