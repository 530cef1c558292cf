import { accepted, providerIn, refused, type PersonId } from '@anteroom/domain';
import { loadSessionOfCall } from '../../session/load-session.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { runRoom } from '../../session/room/run-room.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { mayTakePart } from './enter-call.ts';

const verb = 'leave-without-right';
const system = { kind: 'system' } as const;

/**
 * Takes somebody out of the call that they are in where they may no longer be there, as if they had left (P6). Every node
 * may do so; the second finds that it is done.
 */
export async function leaveWithoutRight(tools: SessionTools, person: PersonId): Promise<void> {
  const { stores } = tools.database;
  const callId = await stores.calls.ofPerson(person);
  const loaded = callId === null ? null : await loadSessionOfCall(stores, callId);
  const call = loaded?.session.call;
  if (callId === null || loaded === null || call?.status !== 'open') return;
  if (await mayTakePart(stores, loaded, { kind: 'staff', personId: person })) return;
  const place = providerIn(call, person);
  if (place === null) return;
  const command = { type: 'leave', participantId: place.participantId, reason: 'left' } as const;
  const { roomId } = call;
  const done =
    roomId === null
      ? await runSession(tools, system, {
          verb,
          load: (inside) => loadSessionOfCall(inside, callId),
          command: (now) =>
            Promise.resolve(
              now.session.call !== null && providerIn(now.session.call, person) !== null
                ? accepted(command)
                : refused({ code: 'not-in-this-call' }),
            ),
        })
      : await runRoom(tools, system, {
          verb,
          load: (inside) => loadRoom(inside, roomId),
          command: () => Promise.resolve(accepted(command)),
        });
  const isOver = done.ok || ['not-in-this-call', 'call-ended', 'not-found'].includes(done.refusal.code);
  if (!isOver)
    tools.log.warn({ callId, code: done.refusal.code }, 'Somebody without a right could not be taken out of a call.');
}
