import { accepted, providerIn, refused } from '@anteroom/domain';
import type { CallView } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { Ids } from '../../platform/ids.ts';
import { supersedeOlder } from '../../session/presence-change.ts';
import { providerRow } from '../../session/presence-rows.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { runRoom, type DoneRoom } from '../../session/room/run-room.ts';
import { callMaterialOf } from '../../session/room/tell-room.ts';
import { confirmSeat } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { tellCallChanged } from '../../session/tell-session.ts';
import type { Page } from '../../realtime/page.ts';
import { callViewOf } from '../call/read-model.ts';

/** A member goes into a room: the first opens its call, the others join it; up to six, and in one call at a time (S4). */
export function createEnterRoom(tools: SessionTools, ids: Ids): Handler<'enterRoom'> {
  return async ({ roomId }, { identity, page }) => {
    if (identity.kind !== 'staff' || page === null) {
      return refused({ code: identity.kind === 'visitor' ? 'not-signed-in' : 'not-found' });
    }
    const { personId } = identity;
    const now = tools.clock.now();
    // The ids of a new call and a new participant, for as long as nobody else opens the call first.
    const callId = ids.call();
    const participantId = ids.participant();
    let older: Parameters<typeof supersedeOlder>[1] = null;
    const done = await runRoom(tools, identity, {
      verb: 'enter-room',
      guard: { roomId, access: ({ room }) => (room?.kind === 'user' ? 'use-user-room' : 'enter-room') },
      load: (stores) => loadRoom(stores, roomId, personId),
      command: () => Promise.resolve(accepted({ type: 'enter', callId, participantId, personId } as const)),
      async alongside(stores, { call }) {
        const member = call === null ? null : providerIn(call.call, personId);
        if (call === null || member === null) return;
        const earlier = await stores.presence.get(member.participantId);
        older = earlier;
        await stores.presence.put(providerRow(call.call.id, member, page, earlier, { ...tools, now }));
      },
    });
    if (!done.ok) return done;
    supersedeOlder(tools, older, page);
    const view = takeSeat(tools, done.value, personId, page);
    return view === null ? refused({ code: 'not-in-this-call' }) : accepted(view);
  };
}

/** Takes the place in the call, and answers the call as whoever enters sees it. */
function takeSeat(tools: SessionTools, done: DoneRoom, personId: string, page: Page): CallView | null {
  const stored = done.saved.call;
  const call = stored?.call;
  if (stored === null || call?.status !== 'open') return null;
  const self = call.providers.find((provider) => provider.personId === personId)?.participantId;
  if (self === undefined) return null;
  page.sit(call.id, self, call.held.length > 0);
  const material = callMaterialOf(done.saved, done.material);
  // Who enters again from a newer page changes nothing but where they are.
  if (!done.saved.isChanged) {
    tellCallChanged(tools, { call, revision: stored.revision }, material, (id) => id !== self);
  }
  void confirmSeat(tools, call.id, self);
  return callViewOf(stored, self, material, { ...tools, now: tools.clock.now() });
}
