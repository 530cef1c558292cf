import { accepted, refused } from '@anteroom/domain';
import type { PersonId, RoomCommand, RoomId } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { runRoom, type RoomOrder } from '../../session/room/run-room.ts';
import type { SessionTools } from '../../session/sessions.ts';

/** A member lets guests in who knock; whoever only watches the clinic may too, while a member is inside. */
export function createAdmitGuests(tools: SessionTools): Handler<'admitGuests'> {
  return async ({ roomId, visitIds }, { identity }) => {
    const done = await runRoom(
      tools,
      identity,
      byMember('admit-guest', roomId, (by) => ({ type: 'admit', visitIds, by })),
    );
    if (!done.ok) return done;
    const inside = new Set(done.value.saved.visits.filter(({ status }) => status === 'inside').map(({ id }) => id));
    return accepted({ admitted: visitIds.filter((id) => inside.has(id)) });
  };
}

/** A member declines guests who knock. */
export function createDeclineGuests(tools: SessionTools): Handler<'declineGuests'> {
  return async ({ roomId, visitIds }, { identity }) => {
    const order = byMember('decline-guest', roomId, () => ({ type: 'decline', visitIds }));
    const done = await runRoom(tools, identity, order);
    return done.ok ? accepted({}) : done;
  };
}

/** A member takes a guest out of the call: their place is gone at once, and their token dead. */
export function createRemoveGuest(tools: SessionTools): Handler<'removeGuest'> {
  return async ({ roomId, visitId }, { identity }) => {
    const order = byMember('remove-guest', roomId, () => ({ type: 'remove-guest', visitId }));
    const done = await runRoom(tools, identity, order);
    return done.ok ? accepted({}) : done;
  };
}

function byMember(verb: string, roomId: RoomId, command: (by: PersonId) => RoomCommand): RoomOrder {
  return {
    verb,
    guard: { roomId, access: () => 'admit-guest' },
    load: (stores) => loadRoom(stores, roomId),
    async command(_loaded, actor) {
      return actor.kind === 'staff' ? accepted(command(actor.personId)) : refused({ code: 'not-found' });
    },
  };
}
