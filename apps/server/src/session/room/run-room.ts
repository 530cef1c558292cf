import { accepted, decideRoom, isOpenVisit, refused } from '@anteroom/domain';
import type { Actor, ParticipantId, Place, Result, RoomCommand, RoomId, RoomRefusal, Verb } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { AuditEntry } from '../../features/audit/audit-store.ts';
import { actorOf, permit, type Identity } from '../../features/access/read-model.ts';
import type { LeaveReason } from '../../realtime/announcer.ts';
import type { Refusal } from '../../refusal.ts';
import { contextOfRoom } from '../decision-context.ts';
import type { SessionTools } from '../sessions.ts';
import type { LoadedRoom } from './load-room.ts';
import { openRoomMaterial, type OpenedRoomMaterial } from './room-material.ts';
import { saveRoom, type SavedRoom } from './save-room.ts';
import { tellRoom } from './tell-room.ts';

/** A command on a room, before anything is loaded. */
export interface RoomOrder {
  /** Its name in the audit log. */
  readonly verb: string;
  /**
   * Whether they may at all, asked before anything is loaded: a room that somebody may not know of makes no more work than
   * one that isn't there.
   */
  readonly guard?: { readonly roomId: RoomId; access(place: Place): Verb };
  load(stores: Stores): Promise<LoadedRoom | null>;
  /** Whether they may, where nothing guards it, and the command that it comes to. */
  command(loaded: LoadedRoom, actor: Actor, stores: Stores): Promise<Result<RoomCommand, Refusal>>;
  /** What a member whom the command takes out is told; `left` where it isn't said. */
  readonly dismissedAs?: LeaveReason;
  /** What is saved together with the decision, after the room, its call and its visits. */
  alongside?(stores: Stores, saved: Pick<SavedRoom, 'call' | 'visits'>): Promise<void>;
}

/** A command that was done and told. */
export interface DoneRoom {
  readonly saved: SavedRoom;
  readonly material: OpenedRoomMaterial;
}

/** Runs a command on a room: who, may they, load, decide, save, tell. */
export async function runRoom(
  tools: SessionTools,
  identity: Identity,
  order: RoomOrder,
  by?: AuditEntry['actor'],
): Promise<Result<DoneRoom, Refusal>> {
  const now = tools.clock.now();
  let leaver: ParticipantId | null = null;
  const result = await tools.change(async (stores): Promise<Result<SavedRoom, Refusal>> => {
    const actor = await actorOf(identity, stores);
    if (actor.kind === 'visitor') return refused({ code: 'not-signed-in' });
    if (order.guard !== undefined) {
      const place = await stores.rooms.placeOf(order.guard.roomId);
      if (place === null) return refused({ code: 'not-found' });
      const permission = permit(actor, order.guard.access(place), place);
      if (!permission.ok) return permission;
    }
    const loaded = await order.load(stores);
    if (loaded === null) return refused({ code: 'not-found' });
    const command = await order.command(loaded, actor, stores);
    if (!command.ok) return command;
    leaver = command.value.type === 'leave' ? command.value.participantId : null;
    const decided = decideRoom(
      loaded.session,
      command.value,
      await contextOfRoom(stores, loaded.session, { ...tools, now }),
    );
    if (!decided.ok) return refused({ code: codes[decided.refusal] });
    const { call, visits } = decided.value;
    const deed = { by: by ?? auditActorOf(actor), verb: order.verb, now, grace: tools.grace };
    const saved = await saveRoom(stores, loaded, decided.value, deed, async (inside) =>
      order.alongside?.(inside, { call: call === null ? null : { call, revision: 0 }, visits }),
    );
    return accepted(saved);
  });
  if (!result.ok) return result;
  const saved = result.value;
  const material = await tools.tellInOrder(
    () => openRoomMaterial(tools.words, saved.material),
    (opened) => {
      const { announcer, iceServersFor, mediaServer } = tools;
      tellRoom(saved, opened, { announcer, iceServersFor, mediaServer, now, leaver, dismissedAs: order.dismissedAs });
      return opened;
    },
  );
  destroyKeys(tools, saved);
  return accepted({ saved, material });
}

const codes: { readonly [Name in RoomRefusal]: Refusal['code'] } = {
  'room-closed': 'not-found',
  'room-empty': 'room-empty',
  'call-full': 'call-full',
  'call-ended': 'call-ended',
  'call-locked': 'call-locked',
  'provider-not-held': 'provider-not-held',
  'already-in-a-call': 'already-in-a-call',
  'not-in-this-call': 'not-in-this-call',
  'too-many-knocks': 'too-many-requests',
  'visit-over': 'visit-over',
};

/** How the audit log knows an actor. */
export function auditActorOf(actor: Actor): AuditEntry['actor'] {
  if (actor.kind === 'staff') return { kind: 'staff', personId: actor.personId };
  return { kind: actor.kind === 'guest' || actor.kind === 'caller' ? actor.kind : 'system' };
}

/** What guests told can't be read again after their visits; nobody waits for that. */
function destroyKeys(tools: SessionTools, { visits }: SavedRoom): void {
  for (const visit of visits) {
    if (isOpenVisit(visit)) continue;
    tools.words.destroy(visit.id).catch((error: unknown) => {
      tools.log.error({ visitId: visit.id, err: error }, 'A key is left for the next sweep.');
    });
  }
}
