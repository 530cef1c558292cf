import { accepted, refused } from '@anteroom/domain';
import type { Actor, ClinicId, Result, Room, RoomCommand, RoomId, Verb } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { auditActorOf, runRoom } from '../../session/room/run-room.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';

/** What one may not know of, and what isn't there. */
export const notFound: Result<never, Refusal> = refused({ code: 'not-found' });

/** The steps that making rooms and making links have in common. */
export function createRoomSteps(tools: SessionTools) {
  /** An open room in which somebody may do something, asked by the first of these verbs that they may. */
  async function openRoom(inside: Stores, id: RoomId, verbs: readonly [Verb, ...Verb[]], by: Identity) {
    const actor = await actorOf(by, inside);
    const place = await inside.rooms.placeOf(id);
    const answers = verbs.map((verb) => permit(actor, verb, place));
    const permission = answers.find(({ ok }) => ok) ?? answers[0];
    if (permission?.ok === false) return permission;
    // Only now: a room that somebody may not know of makes no more work than one that isn't there.
    const stored = await inside.rooms.load(id);
    return stored !== null && place !== null && actor.kind === 'staff' ? accepted({ actor, stored, place }) : notFound;
  }

  /** One command on one room, with what is saved beside it. */
  async function run(
    id: RoomId,
    verb: Verb,
    name: string,
    by: Identity,
    command: (room: Room) => RoomCommand,
    alongside: (inside: Stores) => Promise<void> = () => Promise.resolve(),
  ) {
    return runRoom(tools, by, {
      verb: name,
      guard: { roomId: id, access: () => verb },
      load: (inside) => loadRoom(inside, id),
      command: ({ session: { room } }) => Promise.resolve(accepted(command(room))),
      alongside,
    });
  }

  const entry = (actor: Actor, verb: string, clinicId: ClinicId, subject: string) => ({
    at: tools.clock.now(),
    actor: auditActorOf(actor),
    verb,
    clinicId,
    subject,
  });

  return { openRoom, run, entry };
}
