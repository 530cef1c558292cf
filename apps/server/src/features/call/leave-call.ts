import { accepted, providerIn, refused } from '@anteroom/domain';
import type { Actor, Call, CallId, ParticipantId, Result, RoomId, StaffActor } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { loadRoom, roomOfCall } from '../../session/room/load-room.ts';
import { runRoom } from '../../session/room/run-room.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit } from '../access/read-model.ts';
import type { Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { placeOfRoom } from '../room/read-model.ts';
import { isInCall } from './read-model.ts';

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/** Staff leave a call; with the last of them every caller goes on hold, into their own private space (C5). */
export function createLeaveCall(tools: SessionTools): Handler<'leaveCall'> {
  return async ({ callId }, { identity }) => {
    const inside = await whoIsIn(tools.database.stores, identity, callId);
    if (!inside.ok) return inside;
    const roomId = await roomOfCall(tools.database.stores, callId);
    if (roomId !== null) return leaveRoom(tools, identity, { roomId, callId });
    const done = await runSession(tools, identity, {
      verb: 'leave-call',
      load: (stores) => loadSessionOfCall(stores, callId),
      command(loaded, actor) {
        const own = ownPlace(loaded.session.call, actor);
        const command = own === null ? notIn : accepted({ type: 'leave', participantId: own, reason: 'left' } as const);
        return Promise.resolve(command);
      },
    });
    return done.ok ? accepted({}) : sameAsUnknown(done);
  };
}

/** Staff end a call for everybody in it (C5). */
export function createEndCall(tools: SessionTools): Handler<'endCall'> {
  return async ({ callId }, { identity }) => {
    const inside = await whoIsIn(tools.database.stores, identity, callId);
    if (!inside.ok) return inside;
    const roomId = await roomOfCall(tools.database.stores, callId);
    if (roomId !== null) return endRoomCall(tools, identity, { roomId, callId });
    const done = await runSession(tools, identity, {
      verb: 'end-call',
      load: (stores) => loadSessionOfCall(stores, callId),
      async command(loaded, actor, stores) {
        const host = await hostOf(stores, loaded, actor);
        return host.ok ? accepted({ type: 'end-call', by: host.value.personId }) : host;
      },
    });
    return done.ok ? accepted({}) : sameAsUnknown(done);
  };
}

/** Whether somebody is in the call at all, before anything of it is loaded. */
async function whoIsIn(stores: Stores, identity: Identity, callId: CallId): Promise<Result<null, Refusal>> {
  if ((await actorOf(identity, stores)).kind === 'visitor') return refused({ code: 'not-signed-in' });
  return (await isInCall(stores, identity, callId)) ? accepted(null) : notIn;
}

interface CallOfRoom {
  readonly roomId: RoomId;
  readonly callId: CallId;
}

async function leaveRoom(
  tools: SessionTools,
  identity: Identity,
  { roomId, callId }: CallOfRoom,
): Promise<Result<Record<string, never>, Refusal>> {
  const done = await runRoom(tools, identity, {
    verb: 'leave-call',
    load: (stores) => loadRoom(stores, roomId),
    command({ session: { call } }, actor) {
      const own = call?.id === callId ? ownPlace(call, actor) : null;
      const command = own === null ? notIn : accepted({ type: 'leave', participantId: own, reason: 'left' } as const);
      return Promise.resolve(command);
    },
  });
  return done.ok ? accepted({}) : sameAsUnknown(done);
}

/** Whoever is inside and still may enter the room ends its call for everybody. */
async function endRoomCall(
  tools: SessionTools,
  identity: Identity,
  { roomId, callId }: CallOfRoom,
): Promise<Result<Record<string, never>, Refusal>> {
  const done = await runRoom(tools, identity, {
    verb: 'end-call',
    load: (stores) => loadRoom(stores, roomId),
    async command({ session: { room, call } }, actor, stores) {
      if (actor.kind !== 'staff' || call?.id !== callId || ownPlace(call, actor) === null) return notIn;
      const permission = permit(actor, 'host-call', await placeOfRoom(stores, room));
      return permission.ok ? accepted({ type: 'end-call', by: actor.personId } as const) : permission;
    },
  });
  return done.ok ? accepted({}) : sameAsUnknown(done);
}

/** A call that one is not in answers like one that never was. */
function sameAsUnknown(result: { readonly ok: false; readonly refusal: Refusal }): Result<never, Refusal> {
  return result.refusal.code === 'not-found' || result.refusal.code === 'call-ended' ? notIn : result;
}

function ownPlace(call: Call | null, actor: Actor): ParticipantId | null {
  if (call === null || actor.kind !== 'staff') return null;
  return providerIn(call, actor.personId)?.participantId ?? null;
}

/** Whoever may host in one of the clinics whose callers are inside, and is inside too. */
export async function hostOf(
  stores: Stores,
  { session, stays }: LoadedSession,
  actor: Actor,
): Promise<Result<StaffActor, Refusal>> {
  if (actor.kind !== 'staff' || ownPlace(session.call, actor) === null) return notIn;
  let refusal: Result<never, Refusal> = notIn;
  for (const clinicId of new Set(stays.map(({ consultation }) => consultation.clinicId))) {
    const permission = permit(actor, 'host-call', await placeIn(stores, clinicId));
    if (permission.ok) return accepted(actor);
    refusal = permission;
  }
  return refusal;
}
