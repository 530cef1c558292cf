import { Buffer } from 'node:buffer';
import { isOpenVisit, newestFirst, type ParticipantId, type Visit } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { GuestLinkStore, VisitStore } from './room-store.ts';

/** Guest links in memory. */
export function createMemoryGuestLinkStore({ run }: MemoryAccess): GuestLinkStore {
  return {
    insert: (link, hash) =>
      run(({ guestLinks, rooms }) => {
        mustHold(hash.length === 32, 'guest_link_hash_length');
        mustHold(!guestLinks.has(link.id), 'guest_link_pkey');
        mustHold(rooms.has(link.roomId), 'guest_link_room_id_room_id_fk');
        mustHold(guestLinks.select((other) => keyOf(other.hash) === keyOf(hash)).length === 0, 'guest_link_hash');
        guestLinks.set(link.id, { link, hash });
      }),
    load: (id) => run(({ guestLinks }) => guestLinks.get(id)?.link ?? null),
    byHash: (hash) =>
      run(({ guestLinks }) => guestLinks.select((stored) => keyOf(stored.hash) === keyOf(hash))[0]?.link ?? null),
    ofRoom: (roomId) =>
      run(({ guestLinks }) =>
        guestLinks
          .select(({ link }) => link.roomId === roomId && link.revokedAt === null)
          .sort(({ link: left }, { link: right }) => right.madeAt - left.madeAt || (left.id < right.id ? -1 : 1)),
      ),
    revoke: (ids, at) =>
      run(({ guestLinks }) => {
        for (const { link, hash } of guestLinks.select((stored) => ids.includes(stored.link.id))) {
          if (link.revokedAt === null) guestLinks.set(link.id, { link: { ...link, revokedAt: at }, hash });
        }
      }),
  };
}

/** Guests' visits in memory. */
export function createMemoryVisitStore({ run, checkAtCommit, tables: all }: MemoryAccess): VisitStore {
  const bySince = (left: Visit, right: Visit) => left.since - right.since || (left.id < right.id ? -1 : 1);
  const loadMany = (ids: readonly ParticipantId[]) =>
    run(({ visits }) => visits.select(({ id }) => ids.includes(id)).sort(bySince));

  return {
    put: (visit) =>
      run(({ visits, rooms, guestLinks, callInvitations }) => {
        const { roomId, linkId, invitationId } = visit;
        mustHold((roomId === null) === (invitationId !== undefined), 'visit_where');
        mustHold((linkId === null) === (invitationId !== undefined), 'visit_where');
        mustHold(roomId === null || rooms.has(roomId), 'visit_room_id_room_id_fk');
        mustHold(linkId === null || guestLinks.has(linkId), 'visit_link_id_guest_link_id_fk');
        mustHold(
          invitationId === undefined || callInvitations.has(invitationId),
          'visit_invitation_id_call_invitation_id_fk',
        );
        const others = visits.select((other) => other.id !== visit.id && other.invitationId === invitationId);
        const isSecond = invitationId !== undefined && isOpenVisit(visit) && others.some(isOpenVisit);
        mustHold(!isSecond, 'visit_one_of_invitation');
        if (visit.status === 'inside') {
          checkAtCommit(() => mustHold(all.calls.has(visit.callId), 'visit_call_id_call_id_fk'));
        }
        visits.set(visit.id, visit);
      }),
    load: async (id) => (await loadMany([id]))[0] ?? null,
    loadMany,
    openOf: (roomIds) =>
      run(({ visits }) =>
        visits
          .select(({ roomId }) => roomId !== null && roomIds.includes(roomId))
          .filter(isOpenVisit)
          .sort(bySince),
      ),
    openOfCall: (callId) =>
      run(({ visits, callInvitations }) =>
        visits
          .select(
            ({ invitationId }) =>
              invitationId !== undefined && callInvitations.get(invitationId)?.invitation.callId === callId,
          )
          .filter(isOpenVisit)
          .sort(bySince),
      ),
    byInvitation: (ids) =>
      run(({ visits }) =>
        visits.select(({ invitationId }) => invitationId !== undefined && ids.includes(invitationId)).sort(newestFirst),
      ),
    putToken: (hash, id) =>
      run(({ visitTokens, visits }) => {
        mustHold(hash.length === 32, 'visit_token_hash_length');
        mustHold(!visitTokens.has(keyOf(hash)), 'visit_token_pkey');
        mustHold(visits.has(id), 'visit_token_visit_id_visit_id_fk');
        visitTokens.set(keyOf(hash), { visitId: id });
      }),
    byToken: (hash) =>
      run(({ visitTokens, visits }) => {
        const token = visitTokens.get(keyOf(hash));
        return token === undefined ? null : (visits.get(token.visitId) ?? null);
      }),
    forgetTokens: (overBefore) =>
      run(({ visitTokens, visits }) => {
        const isForgotten = (id: ParticipantId) => {
          const visit = visits.get(id);
          return visit?.status === 'over' && visit.since < overBefore;
        };
        for (const key of visitTokens.keys(({ visitId }) => isForgotten(visitId))) visitTokens.delete(key);
      }),
  };
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}
