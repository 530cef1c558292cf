import { accepted, providerIn, refused } from '@anteroom/domain';
import type { Actor, Call, CallId, Result, RoomId, StaffActor } from '@anteroom/domain';
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

interface Wish {
  readonly callId: CallId;
  readonly locked: boolean;
}

/** Staff inside lock their call, or unlock it, whoever locked it (W8). */
export function createLockCall(tools: SessionTools): Handler<'lockCall'> {
  return async (wish, { identity }) => {
    const { stores } = tools.database;
    if ((await actorOf(identity, stores)).kind === 'visitor') return refused({ code: 'not-signed-in' });
    if (!(await isInCall(stores, identity, wish.callId))) return notIn;
    const roomId = await roomOfCall(stores, wish.callId);
    const done =
      roomId === null ? await lockSession(tools, identity, wish) : await lockRoom(tools, identity, roomId, wish);
    if (done.ok) return accepted({});
    // A call that one is not in answers like one that never was.
    return done.refusal.code === 'not-found' || done.refusal.code === 'call-ended' ? notIn : done;
  };
}

const verbOf = ({ locked }: Wish): string => (locked ? 'lock-call' : 'unlock-call');

function lockSession(tools: SessionTools, identity: Identity, wish: Wish): Promise<Result<unknown, Refusal>> {
  return runSession(tools, identity, {
    verb: verbOf(wish),
    load: (stores) => loadSessionOfCall(stores, wish.callId),
    async command(loaded, actor, stores) {
      const host = await whoMayLock(stores, loaded, actor);
      return host.ok ? accepted({ type: 'lock', by: host.value.personId, locked: wish.locked }) : host;
    },
  });
}

function lockRoom(
  tools: SessionTools,
  identity: Identity,
  roomId: RoomId,
  wish: Wish,
): Promise<Result<unknown, Refusal>> {
  return runRoom(tools, identity, {
    verb: verbOf(wish),
    load: (stores) => loadRoom(stores, roomId),
    async command({ session: { room, call } }, actor, stores) {
      if (call?.id !== wish.callId || !isInside(call, actor)) return notIn;
      const permission = permit(actor, 'lock-call', await placeOfRoom(stores, room));
      return permission.ok ? accepted({ type: 'lock', by: actor.personId, locked: wish.locked } as const) : permission;
    },
  });
}

function isInside(call: Call | null, actor: Actor): actor is StaffActor {
  return call !== null && actor.kind === 'staff' && providerIn(call, actor.personId) !== null;
}

/** Whoever is inside and may lock calls in one of the clinics whose callers are there too. */
async function whoMayLock(
  stores: Stores,
  { session, stays }: LoadedSession,
  actor: Actor,
): Promise<Result<StaffActor, Refusal>> {
  if (!isInside(session.call, actor)) return notIn;
  let refusal: Result<never, Refusal> = notIn;
  for (const clinicId of new Set(stays.map(({ consultation }) => consultation.clinicId))) {
    const permission = permit(actor, 'lock-call', await placeIn(stores, clinicId));
    if (permission.ok) return accepted(actor);
    refusal = permission;
  }
  return refusal;
}
