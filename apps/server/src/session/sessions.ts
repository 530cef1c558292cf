import { accepted, decideSession, isOpenVisit, participantsOf, refused } from '@anteroom/domain';
import type {
  Actor,
  CallId,
  GraceTimes,
  NodeId,
  ParticipantId,
  Place,
  Result,
  SessionChange,
  SessionCommand,
  Verb,
} from '@anteroom/domain';
import type { Change } from '../change.ts';
import type { Database, Stores } from '../database/database.ts';
import { actorOf, permit } from '../features/access/read-model.ts';
import type { AuditEntry } from '../features/audit/audit-store.ts';
import type { Identity } from '../features/access/read-model.ts';
import type { IceServersFor } from '../features/call/ice-servers.ts';
import type { TypedWords } from '../features/consultation/typed-words.ts';
import type { PushSender } from '../features/push/read-model.ts';
import type { SmsSender } from '../features/sms/read-model.ts';
import type { StructureTeller } from '../features/structure-map/tell-structure.ts';
import type { Positions } from '../features/waiting-area/positions.ts';
import type { Refusal } from '../refusal.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Announcer, LeaveReason } from '../realtime/announcer.ts';
import { contextOfSession } from './decision-context.ts';
import type { LoadedSession } from './load-session.ts';
import type { OpenedMaterial, OpenMaterial } from './material.ts';
import type { MediaServerPresence } from './media-server-presence.ts';
import { isTypedOver, saveSession } from './save-session.ts';
import type { MoveWords } from './begin-stays.ts';
import type { SavedSession } from './save-session.ts';
import type { TellInOrder } from './tell-in-order.ts';
import { tellSession } from './tell-session.ts';
import { together } from './together.ts';

/** The ways to callers who have put their page away (E7). */
export interface ReachCallers {
  readonly sms: SmsSender;
  /** Null in tests that push nothing. */
  readonly push: PushSender | null;
  /** Where pages are: scheme, host and port. */
  readonly baseUrl: () => string;
}

/** What the commands of a session work with. */
export interface SessionTools {
  readonly database: Database;
  readonly change: Change;
  readonly words: TypedWords;
  readonly open: OpenMaterial;
  readonly announcer: Announcer;
  readonly tellInOrder: TellInOrder;
  readonly iceServersFor: IceServersFor;
  readonly mediaServer: MediaServerPresence;
  /** Whether those inside a call are given a relay. */
  readonly offersRelay: () => boolean;
  readonly positions: Positions;
  readonly structure: StructureTeller;
  /** The ways to callers who have put their page away. */
  readonly reach: ReachCallers;
  readonly clock: Clock;
  readonly nodeId: NodeId;
  readonly grace: GraceTimes;
  readonly log: Log;
}

/** A command on a session, before anything is loaded. */
export interface SessionOrder {
  /** Its name in the audit log. */
  readonly verb: string;
  /**
   * Whether they may at all, asked before anything is loaded: what somebody may not know of makes no more work than what
   * isn't there.
   */
  readonly guard?: { readonly access: Verb; place(stores: Stores): Promise<Place | null> };
  load(stores: Stores): Promise<LoadedSession | null>;
  /** Whether they may, and the command that it comes to. */
  command(loaded: LoadedSession, actor: Actor, stores: Stores): Promise<Result<SessionCommand, Refusal>>;
  /** What a provider whom the command takes out is told; `left` where it isn't said. */
  readonly dismissedAs?: LeaveReason;
  /** What the decision needs to be there when it is saved. */
  beforehand?(stores: Stores, change: SessionChange): Promise<void>;
  /** As whom the audit log knows whoever asks, where their identity doesn't say it. */
  readonly by?: AuditEntry['actor'];
  /** What is saved together with the decision, sent before it. */
  alongside?(stores: Stores, change: SessionChange): Promise<void>;
  /** For what may transfer a stay. */
  readonly moveWords?: MoveWords;
}

/** A command that was done and told. */
export interface DoneSession {
  readonly saved: SavedSession;
  readonly material: OpenedMaterial;
}

/** Runs a command on a session: who, may they, load, decide, save, tell. */
export async function runSession(
  tools: SessionTools,
  identity: Identity,
  order: SessionOrder,
): Promise<Result<DoneSession, Refusal>> {
  const now = tools.clock.now();
  let leaver: ParticipantId | null = null;
  const result = await tools.change(async (stores): Promise<Result<SavedSession, Refusal>> => {
    const { guard } = order;
    const [actor, place, unguarded] = await together([
      actorOf(identity, stores),
      guard?.place(stores) ?? null,
      guard === undefined ? order.load(stores) : null,
    ]);
    if (actor.kind === 'visitor') return refused({ code: 'not-signed-in' });
    const permission = guard === undefined ? accepted(null) : permit(actor, guard.access, place);
    if (!permission.ok) return permission;
    const loaded = guard === undefined ? unguarded : await order.load(stores);
    if (loaded === null) return refused({ code: 'not-found' });
    const command = await order.command(loaded, actor, stores);
    if (!command.ok) return command;
    leaver = command.value.type === 'leave' ? command.value.participantId : null;
    const decided = decideSession(
      loaded.session,
      command.value,
      await contextOfSession(stores, loaded.session, { ...tools, now }),
    );
    if (!decided.ok) return refused({ code: decided.refusal });
    const deed = { actor, verb: order.verb, now, ...(order.by === undefined ? {} : { by: order.by }) };
    await order.beforehand?.(stores, decided.value);
    const [, saved] = await together([
      order.alongside?.(stores, decided.value),
      saveSession(stores, loaded, decided.value, deed, tools.grace, order.moveWords ?? null),
    ]);
    return accepted(saved);
  });
  if (!result.ok) return result;
  const saved = result.value;
  const context = {
    announcer: tools.announcer,
    iceServersFor: tools.iceServersFor,
    mediaServer: tools.mediaServer,
    now,
    leaver,
    dismissedAs: order.dismissedAs,
  };
  const material = await tools.tellInOrder(
    () => tools.open(saved.material),
    (opened) => {
      tellSession(saved, opened, context);
      return opened;
    },
  );
  tidy(tools, saved);
  return accepted({ saved, material });
}

/** What follows without anybody waiting for it: keys of stays that are over, and the places of those who still wait. */
function tidy(tools: SessionTools, saved: SavedSession): void {
  const before = new Map(saved.before.stays.map(({ consultation }) => [consultation.id, consultation]));
  // Somebody who has waited elsewhere comes in before others: those behind them move down.
  for (const { consultation } of saved.begun) tools.positions.movedUp(consultation);
  for (const visit of saved.invited.visits) {
    if (isOpenVisit(visit)) continue;
    tools.words.destroy(visit.id).catch((error: unknown) => {
      tools.log.error({ visitId: visit.id, err: error }, 'A key is left for the next sweep.');
    });
  }
  for (const { consultation } of saved.changed) {
    const earlier = before.get(consultation.id);
    if (earlier?.status === 'waiting' && consultation.status !== 'waiting') tools.positions.movedUp(earlier);
    if (!isTypedOver(consultation, saved.material, tools.clock.now())) continue;
    tools.words.destroy(consultation.id).catch((error: unknown) => {
      tools.log.error({ consultationId: consultation.id, err: error }, 'A key is left for the next sweep.');
    });
  }
}

/**
 * Looks once more whether somebody who was just let into a call is still in it: another command may have ended it between
 * the commit and the moment their page took its place.
 */
export async function confirmSeat(tools: SessionTools, callId: CallId, id: ParticipantId): Promise<void> {
  try {
    const stored = await tools.database.stores.calls.load(callId);
    if (stored !== null && participantsOf(stored.call).includes(id)) return;
    tools.announcer.dismiss(callId, id, 'ended');
  } catch (error) {
    tools.log.error({ callId, err: error }, 'A place in a call could not be confirmed.');
  }
}
