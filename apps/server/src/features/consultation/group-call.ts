import { accepted, providerIn, refused } from '@anteroom/domain';
import type { CallId, ConsultationId, PersonId, Result } from '@anteroom/domain';
import type { CallView, RequestOf } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Asker, Handler } from '../../perform.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall, withStay } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { providerRow } from '../../session/presence-rows.ts';
import { runSession } from '../../session/sessions.ts';
import type { DoneSession, SessionTools } from '../../session/sessions.ts';
import { together } from '../../session/together.ts';
import { permit } from '../access/read-model.ts';
import { callViewOf, isInCall } from '../call/read-model.ts';
import { enter } from './staff-commands.ts';

type Request = RequestOf<'beginGroupCall'>;

/**
 * Several waiting or on-hold callers come together with whoever asks, in one transaction: all of them or none (S7). With
 * `callId` they come into that call, in which the person has to be already.
 */
export function createBeginGroupCall(tools: SessionTools, ids: Ids): Handler<'beginGroupCall'> {
  return async (request, asker) => {
    if (asker.identity.kind !== 'staff') return refused({ code: 'not-found' });
    const { personId } = asker.identity;
    const now = tools.clock.now();
    const fresh = { callId: ids.call(), participantId: ids.participant() };
    // Always in the same order, or two who choose the same callers would wait for each other.
    const wanted = [...new Set(request.consultationIds)].sort();
    const done = await runSession(tools, asker.identity, {
      verb: 'begin-group-call',
      guard: { access: 'lock-call', place: (stores) => placeOfFirst(stores, wanted) },
      load: (stores) => load(stores, { ...request, consultationIds: wanted }, asker, personId),
      async command(loaded, actor, stores) {
        for (const id of wanted) {
          const permission = permit(actor, 'lock-call', await stores.consultations.placeOf(id));
          if (!permission.ok) return permission;
        }
        // A call that one is not in, one that is over and one that never was answer alike.
        if (request.callId !== null && loaded.session.call?.id !== request.callId) return notIn;
        return accepted({ type: 'gather', consultationIds: wanted, ...fresh, personId });
      },
      async alongside(stores, { call }) {
        // Who is in the call already stays on the page where they are.
        if (request.callId !== null || call === null) return;
        const provider = providerIn(call, personId);
        if (provider !== null) {
          await stores.presence.put(providerRow(call.id, provider, asker.page, null, { ...tools, now }));
        }
      },
    });
    if (!done.ok) return done;
    const view =
      request.callId === null ? enter(tools, done.value, personId, asker) : ownView(tools, done.value, personId);
    return view === null ? notIn : accepted(view);
  };
}

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

async function placeOfFirst(stores: Stores, [first]: readonly ConsultationId[]) {
  return first === undefined ? null : stores.consultations.placeOf(first);
}

/** The stays, and the call that they shall come into where the person is in it. */
async function load(
  stores: Stores,
  { consultationIds, callId }: Request,
  { identity }: Asker,
  personId: PersonId,
): Promise<LoadedSession | null> {
  const [into, stays, callOfPerson] = await together([
    callId === null ? null : loadOwnCall(stores, callId, identity),
    stores.consultations.loadMany(consultationIds),
    stores.calls.ofPerson(personId),
  ]);
  if (stays.length !== consultationIds.length) return null;
  const empty: LoadedSession = { session: { call: null, consultations: [] }, callRevision: 0, stays: [] };
  const loaded = stays.reduce(withStay, into ?? empty);
  return { ...loaded, session: { ...loaded.session, callOfPerson } };
}

/** A call that one is not in is not loaded: it makes no more work than one that never was. */
async function loadOwnCall(stores: Stores, callId: CallId, identity: Asker['identity']): Promise<LoadedSession | null> {
  return (await isInCall(stores, identity, callId)) ? loadSessionOfCall(stores, callId) : null;
}

function ownView(tools: SessionTools, { saved, material }: DoneSession, personId: PersonId): CallView | null {
  const stored = saved.call;
  const self = stored === null ? null : providerIn(stored.call, personId);
  if (stored === null || self === null) return null;
  return callViewOf(stored, self.participantId, material, { ...tools, now: tools.clock.now() });
}
