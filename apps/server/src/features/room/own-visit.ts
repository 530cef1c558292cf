import { accepted, isOpenVisit, refused } from '@anteroom/domain';
import type { Result, Visit } from '@anteroom/domain';
import type { VisitView } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { savePresenceChange, supersedeOlder, tellPresenceChange } from '../../session/presence-change.ts';
import type { PresenceChange } from '../../session/presence-change.ts';
import { guestRow } from '../../session/presence-rows.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { openRoomMaterial, readRoomMaterial, type RoomMaterial } from '../../session/room/room-material.ts';
import { runRoom } from '../../session/room/run-room.ts';
import { callMaterialOf } from '../../session/room/tell-room.ts';
import { confirmSeat } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { Page } from '../../realtime/page.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { callViewOf } from '../call/read-model.ts';
import { placeOfRoom, visitViewOf } from './read-model.ts';
import type { StoredRoom } from './room-store.ts';

interface Entered {
  readonly earlier: Parameters<typeof supersedeOlder>[1];
  readonly change: PresenceChange;
  readonly visit: Visit;
  readonly stored: StoredRoom;
  readonly material: RoomMaterial;
}

/** A guest's page takes up the visit, as its newest; into the call too where they have been let in. */
export function createEnterVisit(tools: SessionTools): Handler<'enterVisit'> {
  return async (_request, { identity, page }) => {
    if (identity.kind !== 'guest' || page === null) return refused({ code: 'not-found' });
    const now = tools.clock.now();
    const entered = await tools.change(async (stores): Promise<Result<Entered, Refusal>> => {
      const actor = await actorOf(identity, stores);
      const visit = await stores.visits.load(identity.visitId);
      if (visit === null || !isOpenVisit(visit)) return refused({ code: 'visit-over' });
      const { roomId } = visit;
      const known = roomId === null ? null : await stores.rooms.load(roomId);
      const permission = permit(actor, 'see-own-visit', known === null ? null : await placeOfRoom(stores, known.room));
      if (!permission.ok) return permission;
      const earlier = await stores.presence.get(visit.id);
      const row = guestRow(visit, page, earlier, { ...tools, now });
      await stores.presence.put(row);
      const change = await savePresenceChange(stores, row);
      const stored = known === null ? null : await stores.rooms.load(known.room.id);
      if (stored === null) return refused({ code: 'not-found' });
      const material = change.door?.material ?? (await readRoomMaterial(stores, stored.room.clinicId, [stored]));
      return accepted({ earlier, change, visit, stored, material });
    });
    if (!entered.ok) return entered;
    supersedeOlder(tools, entered.value.earlier, page);
    return accepted(await takeUp(tools, entered.value, page));
  };
}

async function takeUp(tools: SessionTools, entered: Entered, page: Page): Promise<VisitView> {
  const { visit, stored, change } = entered;
  page.takeVisit(visit.id);
  const opened = await tellPresenceChange(tools, change);
  const material = await openRoomMaterial(tools.words, entered.material);
  const now = tools.clock.now();
  const call = change.call === null ? null : callViewOf(change.call, visit.id, opened, { ...tools, now });
  if (call !== null) {
    tools.announcer.admitGuest(call);
    void confirmSeat(tools, call.callId, visit.id);
  }
  void confirmVisit(tools, visit, stored);
  return visitViewOf(visit, stored, material, now);
}

/**
 * Looks once more how the visit stands: another command may have let the guest in, or ended it, between the commit and the
 * moment from which their page is told.
 */
async function confirmVisit(tools: SessionTools, { id, status }: Visit, { revision }: StoredRoom): Promise<void> {
  try {
    const { stores } = tools.database;
    const visit = await stores.visits.load(id);
    const stored = visit === null || visit.roomId === null ? null : await stores.rooms.load(visit.roomId);
    if (visit === null || stored === null || (visit.status === status && stored.revision === revision)) return;
    const read = await readRoomMaterial(stores, stored.room.clinicId, [stored]);
    const material = await openRoomMaterial(tools.words, read);
    tools.announcer.visitChanged(visitViewOf(visit, stored, material, tools.clock.now()));
    if (!isOpenVisit(visit)) return tools.announcer.closeVisit(id);
    if (visit.status !== 'inside' || status === 'inside') return;
    const call = material.calls.get(visit.callId) ?? null;
    const inCall = callMaterialOf({ stored }, material);
    const view = call === null ? null : callViewOf(call, id, inCall, { ...tools, now: tools.clock.now() });
    if (view === null) return;
    tools.announcer.admitGuest(view);
    await confirmSeat(tools, view.callId, id);
  } catch (error) {
    tools.log.error({ visitId: id, err: error }, 'A visit could not be confirmed.');
  }
}

/** A guest leaves for good, from the door or from the call. */
export function createLeaveVisit(tools: SessionTools): Handler<'leaveVisit'> {
  return async (_request, { identity }) => {
    if (identity.kind !== 'guest') return refused({ code: 'not-found' });
    const { visitId, roomId } = identity;
    if (roomId === null) return refused({ code: 'not-found' });
    const done = await runRoom(tools, identity, {
      verb: 'leave',
      load: (stores) => loadRoom(stores, roomId),
      async command({ session: { room } }, actor, stores) {
        const permission = permit(actor, 'leave-own-visit', await placeOfRoom(stores, room));
        return permission.ok ? accepted({ type: 'guest-leaves', visitId, reason: 'left' } as const) : permission;
      },
    });
    return done.ok ? accepted({}) : done;
  };
}
