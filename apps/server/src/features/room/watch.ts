import { accepted, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import { openRoomMaterial, readRoomMaterial } from '../../session/room/room-material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, hearAs, permit } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { roomRowOf } from './read-model.ts';

/** As what somebody may hear of a clinic's rooms: who may enter them hears who is inside, and the owner of a user room of it. */
const audiences = {
  outside: { isInside: false, isOwner: false },
  inside: { isInside: true, isOwner: false },
  'outside, own room': { isInside: false, isOwner: true },
  'inside, own room': { isInside: true, isOwner: true },
} as const;
type Audience = keyof typeof audiences;

/** Staff begin to watch the rooms of a clinic: all of them at one revision, then what changes. */
export function createWatchRooms(tools: SessionTools): Handler<'watchRooms'> {
  return async ({ clinicId }, { identity, page }) => {
    const { stores } = tools.database;
    const ask = async () => {
      const actor = await actorOf(identity, stores);
      const place = await placeIn(stores, clinicId);
      const permission = permit(actor, 'see-clinic', place);
      if (!permission.ok) return permission;
      const as = permit(actor, 'enter-room', place).ok ? 'inside' : 'outside';
      return accepted<Audience>(permit(actor, 'use-user-room', place).ok ? `${as}, own room` : as);
    };
    if (identity.kind !== 'staff' || page === null) {
      const permission = await ask();
      return permission.ok ? refused({ code: 'not-found' }) : permission;
    }
    const { personId } = identity;
    // Watching begins first: a change that comes while the rooms are read is told too, and its revision sorts it out.
    const heard = await hearAs(ask, {
      begin(as) {
        const { isInside, isOwner } = audiences[as];
        page.watchRooms(clinicId, isInside ? 'inside' : 'outside', isOwner ? personId : null);
      },
      stop: () => page.unwatchRooms(clinicId),
    });
    if (!heard.ok) return heard;
    const { isInside, isOwner } = audiences[heard.value];
    const revision = await stores.rooms.revision(clinicId);
    const shared = await stores.rooms.sharedOf(clinicId);
    const own = isOwner ? await stores.rooms.userRoomOf(clinicId, personId) : null;
    const found = own === null ? shared : [...shared, own];
    const material = await openRoomMaterial(tools.words, await readRoomMaterial(stores, clinicId, found));
    return accepted({
      clinicId,
      revision,
      now: tools.clock.now(),
      rooms: shared.map((stored) => roomRowOf(stored, material, tools.mediaServer, isInside)),
      userRoom: own === null ? null : roomRowOf(own, material, tools.mediaServer, true),
    });
  };
}

/** Staff stop watching. */
export const unwatchRooms: Handler<'unwatchRooms'> = ({ clinicId }, { page }) => {
  page?.unwatchRooms(clinicId);
  return Promise.resolve(accepted({}));
};
