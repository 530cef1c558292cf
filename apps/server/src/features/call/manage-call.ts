import { accepted, isHeld, participantsOf, refused } from '@anteroom/domain';
import type { ParticipantId, Result, RoomCommand, RoomId, SessionCommand } from '@anteroom/domain';
import type { HostAction, RequestOf } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { loadRoom, roomOfCall } from '../../session/room/load-room.ts';
import { runRoom } from '../../session/room/run-room.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf } from '../access/read-model.ts';
import type { Identity } from '../access/read-model.ts';
import { hostOfCall, type Host } from './host-of-call.ts';
import { isInCall } from './read-model.ts';

type Request = RequestOf<'manageCall'>;
/** One command of those that a request comes to. */
type Step = Request & { readonly named: Request['participantIds'] };
type Answer = Result<Record<string, never>, Refusal>;

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/** What each comes to in the audit log. */
const verbs: Readonly<Record<HostAction, string>> = {
  mute: 'mute-participants',
  hold: 'hold-participants',
  'take-back': 'take-back-participants',
  disconnect: 'disconnect',
};

/** Staff inside mute others, put them on hold inside the call or take them back, or take them out of it (C2). */
export function createManageCall(tools: SessionTools): Handler<'manageCall'> {
  return async (request, { identity }) => {
    const { stores } = tools.database;
    if ((await actorOf(identity, stores)).kind === 'visitor') return refused({ code: 'not-signed-in' });
    if (!(await isInCall(stores, identity, request.callId))) return notIn;
    const done = request.action === 'mute' ? await mute(tools, identity, request) : await run(tools, identity, request);
    if (done.ok) return done;
    // A call that one is not in answers like one that never was.
    return done.refusal.code === 'not-found' || done.refusal.code === 'call-ended' ? notIn : done;
  };
}

/** Tells the pages of those who are named that they mute themselves: nobody else has a hand on their microphones. */
async function mute(tools: SessionTools, identity: Identity, request: Request): Promise<Answer> {
  const { callId, participantIds } = request;
  const muted = await tools.change(
    async (stores): Promise<Result<{ by: ParticipantId; to: readonly ParticipantId[] }, Refusal>> => {
      const loaded = await loadSessionOfCall(stores, callId);
      if (loaded === null) return notIn;
      const host = await hostOfCall(stores, loaded, await actorOf(identity, stores));
      if (!host.ok) return host;
      const refusal = refusalOf(participantIds, host.value);
      if (refusal !== null) return refusal;
      const { own, personId, call } = host.value;
      const entry = { actor: { kind: 'staff', personId }, verb: verbs.mute, clinicId: null, subject: callId } as const;
      await stores.audit.append([{ at: tools.clock.now(), ...entry }]);
      // Who is on hold sends nothing, and is told nothing of the call.
      return accepted({ by: own, to: participantIds.filter((id) => !isHeld(call, id)) });
    },
  );
  if (!muted.ok) return muted;
  tools.announcer.muted(muted.value.to, { callId, by: muted.value.by });
  return accepted({});
}

/** Holding and taking back is all or none. Who is taken out goes one after the other, and may take others along. */
async function run(tools: SessionTools, identity: Identity, request: Request): Promise<Answer> {
  const roomId = await roomOfCall(tools.database.stores, request.callId);
  const steps = request.action === 'disconnect' ? request.participantIds.map((id) => [id]) : [request.participantIds];
  for (const [index, participantIds] of steps.entries()) {
    // Nobody is taken out where one of those who are named isn't inside.
    const named = index === 0 ? request.participantIds : participantIds;
    const step = { ...request, participantIds, named };
    const done =
      roomId === null ? await runInSession(tools, identity, step) : await runInRoom(tools, identity, roomId, step);
    const isOutAlready = index > 0 && !done.ok && ['not-in-this-call', 'call-ended'].includes(done.refusal.code);
    if (!done.ok && !isOutAlready) return done;
  }
  return accepted({});
}

function runInSession(tools: SessionTools, identity: Identity, request: Step): Promise<Result<unknown, Refusal>> {
  return runSession(tools, identity, {
    verb: verbs[request.action],
    dismissedAs: 'removed',
    load: (stores) => loadSessionOfCall(stores, request.callId),
    async command(loaded, actor, stores) {
      const host = await hostOfCall(stores, loaded, actor);
      if (!host.ok) return host;
      return refusalOf(request.named, host.value) ?? accepted(sessionCommand(request, host.value, loaded));
    },
  });
}

/** What it comes to in a call of a waiting area. */
function sessionCommand(
  { action, participantIds }: Request,
  { personId: by, call }: Host,
  { stays }: LoadedSession,
): SessionCommand {
  if (action !== 'disconnect') return { type: holdingOf(action), participantIds, by };
  const [participantId] = participantIds;
  const member = call.stays.find((each) => participantIds.some((id) => each.participantIds.includes(id)));
  const stay = stays.find(({ consultation }) => consultation.id === member?.consultationId)?.consultation;
  if (participantId === undefined) throw new Error('Nobody is named.');
  if (call.guests.some((guest) => guest.participantId === participantId))
    return { type: 'guest-goes', visitId: participantId, outcome: 'removed' };
  if (stay === undefined) return { type: 'leave', participantId, reason: 'left' };
  const command =
    stay.callerId === participantId
      ? ({ type: 'remove', by } as const)
      : ({ type: 'companion-leaves', participantId } as const);
  return { type: 'stay', consultationId: stay.id, command };
}

function runInRoom(
  tools: SessionTools,
  identity: Identity,
  roomId: RoomId,
  request: Step,
): Promise<Result<unknown, Refusal>> {
  return runRoom(tools, identity, {
    verb: verbs[request.action],
    dismissedAs: 'removed',
    load: (stores) => loadRoom(stores, roomId),
    async command({ session: { call }, callRevision }, actor, stores) {
      if (call?.id !== request.callId) return notIn;
      const host = await hostOfCall(stores, { session: { call, consultations: [] }, callRevision, stays: [] }, actor);
      if (!host.ok) return host;
      return refusalOf(request.named, host.value) ?? accepted(roomCommand(request, host.value));
    },
  });
}

/** What it comes to in the call of a room. */
function roomCommand({ action, participantIds }: Request, { personId: by, call }: Host): RoomCommand {
  if (action !== 'disconnect') return { type: holdingOf(action), participantIds, by };
  const [id] = participantIds;
  if (id === undefined) throw new Error('Nobody is named.');
  return call.guests.some(({ participantId }) => participantId === id)
    ? { type: 'remove-guest', visitId: id }
    : { type: 'leave', participantId: id, reason: 'left' };
}

function holdingOf(action: HostAction): 'hold-participants' | 'take-back-participants' {
  return action === 'hold' ? 'hold-participants' : 'take-back-participants';
}

/** Nobody does any of it to themselves, or to somebody who isn't inside. */
function refusalOf(named: readonly ParticipantId[], { own, call }: Host): Result<never, Refusal> | null {
  if (named.includes(own)) return refused({ code: 'invalid-input', field: 'participantIds' });
  const inside = participantsOf(call);
  return named.every((id) => inside.includes(id)) ? null : notIn;
}
