import type { CallId, CallInvitationId, InvitedAs } from '@anteroom/domain';
import { routes, toClient, type CallInvitationView } from '@anteroom/protocol';
import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../connection/connection.ts';
import { rest } from '../../rest/rest-client.ts';
import { useCalm } from '../call/use-calm.ts';

/** The invitations into a call that stand. */
export function invitationsQuery(callId: CallId) {
  return queryOptions({
    queryKey: ['call-invitations', callId],
    queryFn: async () => (await rest(routes.listCallInvitations, { params: { callId }, body: {} })).invitations,
  });
}

/** Somebody invited who knocks at the call. */
export interface InvitedKnock {
  readonly invitationId: CallInvitationId;
  readonly as: InvitedAs;
  readonly name: string;
  readonly since: number;
  /** Whether their page is connected. */
  readonly here: boolean;
}

/** Who knocks, the first first. */
export function knocksIn(invitations: readonly CallInvitationView[]): readonly InvitedKnock[] {
  return invitations
    .filter(({ state }) => state === 'knocking')
    .toSorted((left, right) => left.since - right.since)
    .map(({ id, as, name, since, here }) => ({ invitationId: id, as, name, since, here }));
}

/** The invitations into a call, kept up to date for as long as somebody hosts it; once the call has begun, since it takes the server a while. */
export function useCallInvitations(
  callId: CallId,
  connection: Pick<Connection, 'on' | 'onConnected'>,
  isHost: boolean,
): UseQueryResult<readonly CallInvitationView[]> {
  const queries = useQueryClient();
  const isCalm = useCalm();
  useEffect(() => {
    if (!isHost) return;
    const again = (): void => void queries.invalidateQueries({ queryKey: invitationsQuery(callId).queryKey });
    // What was told while the connection was away was told to nobody.
    const stops = [
      connection.on(toClient.invitationsChanged, (told) => {
        if (told.callId === callId) again();
      }),
      connection.onConnected(again),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries, connection, callId, isHost]);
  return useQuery({ ...invitationsQuery(callId), enabled: isHost && isCalm });
}

type Act = UseMutationResult<unknown, Error, CallInvitationId>;

/** What hosts can do about invitations; the list is read again after each. */
export interface InvitationActions {
  readonly make: UseMutationResult<CallInvitationView, Error, InvitedAs>;
  readonly withdraw: Act;
  readonly admit: Act;
  readonly decline: Act;
}

/** The actions on the invitations into one call. */
export function useInvitationActions(callId: CallId): InvitationActions {
  const queries = useQueryClient();
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: invitationsQuery(callId).queryKey }) };
  const of = (invitationId: CallInvitationId) => ({ params: { callId, invitationId }, body: {} });
  return {
    make: useMutation({
      mutationFn: (as: InvitedAs) => rest(routes.makeCallInvitation, { params: { callId }, body: { as } }),
      ...again,
    }),
    withdraw: useMutation({
      mutationFn: (id: CallInvitationId) => rest(routes.withdrawCallInvitation, of(id)),
      ...again,
    }),
    admit: useMutation({ mutationFn: (id: CallInvitationId) => rest(routes.admitInvited, of(id)), ...again }),
    decline: useMutation({ mutationFn: (id: CallInvitationId) => rest(routes.declineInvited, of(id)), ...again }),
  };
}
