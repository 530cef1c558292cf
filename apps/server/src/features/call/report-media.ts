import { accepted, refused } from '@anteroom/domain';
import type { Actor, Call, CallId, MediaCommand, Result } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall, type LoadedSession } from '../../session/load-session.ts';
import { loadRoom, roomOfCall } from '../../session/room/load-room.ts';
import { runRoom } from '../../session/room/run-room.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf } from '../access/read-model.ts';
import type { Identity } from '../access/read-model.ts';
import { mayTakePart, participantOf } from './enter-call.ts';
import { hostOfCall } from './host-of-call.ts';
import { isInCall } from './read-model.ts';

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/** Somebody's page has found that its line or device can't carry a mesh, or can again (C7). */
export function createReportStrain(tools: SessionTools): Handler<'reportStrain'> {
  return ({ callId, strained }, { identity }) =>
    run(tools, identity, {
      callId,
      verb: strained ? 'report-strain' : 'report-no-strain',
      command: asParticipant(identity, (participantId) => ({ type: 'report-strain', participantId, strained })),
    });
}

/** Somebody's browser can encrypt what goes through the media server, or can't: hosts see who. */
export function createReportEncryption(tools: SessionTools): Handler<'reportEncryption'> {
  return ({ callId, able }, { identity }) =>
    run(tools, identity, {
      callId,
      verb: able ? 'report-encryption' : 'report-no-encryption',
      command: asParticipant(identity, (participantId) => ({ type: 'report-encryption', participantId, able })),
    });
}

/** A host lets in those whose browsers can't encrypt; everybody's screen says so from then on. */
export function createAllowUnencrypted(tools: SessionTools): Handler<'allowUnencrypted'> {
  return ({ callId }, { identity }) =>
    run(tools, identity, {
      callId,
      verb: 'allow-unencrypted',
      async command(loaded, actor, stores) {
        const host = await hostOfCall(stores, loaded, actor);
        return host.ok ? accepted({ type: 'allow-unencrypted', by: host.value.personId }) : host;
      },
    });
}

type Command = (loaded: LoadedSession, actor: Actor, stores: Stores) => Promise<Result<MediaCommand, Refusal>>;
interface Order {
  readonly callId: CallId;
  readonly verb: string;
  readonly command: Command;
}

function asParticipant(
  identity: Identity,
  command: (id: NonNullable<ReturnType<typeof participantOf>>) => MediaCommand,
): Command {
  return async (loaded, _actor, stores) => {
    const id = participantOf(loaded.session.call, identity);
    return id !== null && (await mayTakePart(stores, loaded, identity)) ? accepted(command(id)) : notIn;
  };
}

async function run(
  tools: SessionTools,
  identity: Identity,
  { callId, verb, command }: Order,
): Promise<Result<Record<string, never>, Refusal>> {
  const { stores } = tools.database;
  if ((await actorOf(identity, stores)).kind === 'visitor') return refused({ code: 'not-signed-in' });
  if (!(await isInCall(stores, identity, callId))) return notIn;
  const roomId = await roomOfCall(stores, callId);
  const done =
    roomId === null
      ? await runSession(tools, identity, { verb, load: (open) => loadSessionOfCall(open, callId), command })
      : await runRoom(tools, identity, {
          verb,
          load: (open) => loadRoom(open, roomId),
          command: ({ session, callRevision }, actor, open) =>
            command(alone(session.call?.id === callId ? session.call : null, callRevision), actor, open),
        });
  if (done.ok) return accepted({});
  // A call that one is not in answers like one that never was.
  return done.refusal.code === 'not-found' || done.refusal.code === 'call-ended' ? notIn : done;
}

/** The call of a room, as a session without stays. */
function alone(call: Call | null, callRevision: number): LoadedSession {
  return { session: { call, consultations: [] }, callRevision, stays: [] };
}
