import { accepted, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import { openRoomMaterial, readRoomMaterial } from '../../session/room/room-material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { placeOfRoom, roomRowOf } from './read-model.ts';

/** Staff begin to watch the rooms of a clinic: all of them at one revision, then what changes. */
export function createWatchRooms(tools: SessionTools): Handler<'watchRooms'> {
  return async ({ clinicId }, { identity, page }) => {
    const { stores } = tools.database;
    const actor = await actorOf(identity, stores);
    const place = await placeIn(stores, clinicId);
    const permission = permit(actor, 'see-clinic', place);
    if (!permission.ok) return permission;
    if (page === null || place === null || actor.kind !== 'staff') return refused({ code: 'not-found' });
    const mayEnter = permit(actor, 'enter-room', place).ok;
    // Watching begins first: a change that comes while the rooms are read is told too, and its revision sorts it out.
    page.watchRooms(clinicId, mayEnter ? 'inside' : 'outside', actor.personId);
    const revision = await stores.rooms.revision(clinicId);
    const shared = await stores.rooms.sharedOf(clinicId);
    const own = await stores.rooms.userRoomOf(clinicId, actor.personId);
    const mayUse = own !== null && permit(actor, 'use-user-room', await placeOfRoom(stores, own.room)).ok;
    const found = mayUse ? [...shared, own] : shared;
    const material = await openRoomMaterial(tools.words, await readRoomMaterial(stores, clinicId, found));
    return accepted({
      clinicId,
      revision,
      now: tools.clock.now(),
      rooms: shared.map((stored) => roomRowOf(stored, material, mayEnter)),
      userRoom: mayUse ? roomRowOf(own, material, true) : null,
    });
  };
}

/** Staff stop watching. */
export const unwatchRooms: Handler<'unwatchRooms'> = ({ clinicId }, { page }) => {
  page?.unwatchRooms(clinicId);
  return Promise.resolve(accepted({}));
};
