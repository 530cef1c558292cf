import { isOpenVisit, participantsOf } from '@anteroom/domain';
import type { ParticipantId } from '@anteroom/domain';
import { callViewOf } from '../../features/call/read-model.ts';
import { roomRowOf, visitViewOf } from '../../features/room/read-model.ts';
import type { CallMaterial } from '../material.ts';
import { reasonOf } from '../reason-of-visit.ts';
import { tellWhoIsInside, type TellContext } from '../tell-session.ts';
import type { OpenedRoomMaterial } from './room-material.ts';
import type { SavedRoom } from './save-room.ts';

/** Tells everybody whom a saved room concerns: who is out, who is let in, who remains, the guests, the dashboards. */
export function tellRoom(saved: SavedRoom, material: OpenedRoomMaterial, context: TellContext): void {
  const { announcer, now } = context;
  dismissThoseOut(saved, context);
  for (const visit of saved.visits) announcer.visitChanged(visitViewOf(visit, saved.stored, material, now));
  admitThoseIn(saved, material, context);
  if (saved.isChanged) tellRows(context, saved.listRevision, material);
  for (const visit of saved.visits) if (!isOpenVisit(visit)) announcer.closeVisit(visit.id);
}

/** Tells those who watch the clinic how the rooms of a material are now. */
export function tellRows(
  { announcer, mediaServer }: Pick<TellContext, 'announcer' | 'mediaServer'>,
  listRevision: number | null,
  material: OpenedRoomMaterial,
): void {
  const clinicId = material.place.clinic.id;
  const shared = material.rooms.filter(({ room }) => room.kind !== 'user');
  if (listRevision !== null) {
    const open = shared.filter(({ room }) => room.closedAt === null);
    const gone = shared.filter(({ room }) => room.closedAt !== null).map(({ room }) => room.id);
    for (const audience of ['inside', 'outside'] as const) {
      const changed = open.map((stored) => roomRowOf(stored, material, mediaServer, audience === 'inside'));
      announcer.roomsChanged(audience, { clinicId, revision: listRevision, changed, gone });
    }
  }
  for (const stored of material.rooms) {
    const { ownerId, closedAt } = stored.room;
    if (ownerId === null) continue;
    announcer.userRoomChanged(ownerId, {
      clinicId,
      room: closedAt === null ? roomRowOf(stored, material, mediaServer, true) : null,
    });
  }
}

/** What the view of a room's call is made of. */
export function callMaterialOf({ stored }: Pick<SavedRoom, 'stored'>, material: OpenedRoomMaterial): CallMaterial {
  const { place } = material;
  return { ...material, details: new Map(), room: stored.room, clinics: new Map([[place.clinic.id, place]]) };
}

function dismissThoseOut(saved: SavedRoom, { announcer, leaver, dismissedAs = 'left' }: TellContext): void {
  const { call } = saved.before.session;
  if (call?.status !== 'open') return;
  const inside = new Set(saved.call === null ? [] : participantsOf(saved.call.call));
  for (const { participantId } of call.guests) {
    if (inside.has(participantId)) continue;
    announcer.dismiss(call.id, participantId, reasonOf(saved.visits.find(({ id }) => id === participantId)));
  }
  for (const { participantId } of call.providers) {
    if (!inside.has(participantId))
      announcer.dismiss(call.id, participantId, participantId === leaver ? dismissedAs : 'ended');
  }
}

function admitThoseIn(saved: SavedRoom, material: OpenedRoomMaterial, context: TellContext): void {
  const stored = saved.call;
  if (stored === null || stored.call.status === 'ended') return;
  const { call, revision } = stored;
  const earlier = saved.before.session.call;
  if (earlier?.id === call.id && saved.before.callRevision === revision) return;
  const wasInside = new Set<ParticipantId>(earlier?.id === call.id ? participantsOf(earlier) : []);
  const inCall = callMaterialOf(saved, material);
  for (const { participantId } of call.guests) {
    if (wasInside.has(participantId)) continue;
    const view = callViewOf(stored, participantId, inCall, context);
    if (view !== null) context.announcer.admitGuest(view);
  }
  tellWhoIsInside(context, { call, revision }, earlier, inCall);
}
