import { accepted, providerIn, refused } from '@anteroom/domain';
import type { Call, ParticipantId, Result } from '@anteroom/domain';
import type { CallView } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import type { Stores } from '../../database/database.ts';
import { actorOf, permit } from '../access/read-model.ts';
import type { Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { placeOfRoom } from '../room/read-model.ts';
import { savePresenceChange, supersedeOlder, tellPresenceChange } from '../../session/presence-change.ts';
import type { PresenceChange } from '../../session/presence-change.ts';
import { callerRow, guestRow, providerRow } from '../../session/presence-rows.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { confirmSeat } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { Page } from '../../realtime/page.ts';
import { callViewOf, isInCall } from './read-model.ts';

/** Somebody inside comes back into a call, after a reload or a restart of the server; nobody is admitted by it. */
export function createEnterCall(tools: SessionTools): Handler<'enterCall'> {
  return async ({ callId }, { identity, page }) => {
    if (page === null) return refused({ code: 'not-in-this-call' });
    const now = tools.clock.now();
    const entered = await tools.change(async (stores): Promise<Result<Entered, Refusal>> => {
      if (!(await isInCall(stores, identity, callId))) return refused({ code: 'not-in-this-call' });
      const loaded = await loadSessionOfCall(stores, callId);
      const self = loaded === null ? null : participantOf(loaded.session.call, identity);
      // A call that one is not in, one that is over and one that never was answer alike.
      if (loaded === null || self === null) return refused({ code: 'not-in-this-call' });
      if (!(await mayTakePart(stores, loaded, identity))) return refused({ code: 'not-in-this-call' });
      const earlier = await stores.presence.get(self);
      const visit = identity.kind === 'guest' ? await stores.visits.load(identity.visitId) : null;
      const circumstances = { ...tools, now };
      const row =
        visit?.status === 'inside'
          ? guestRow(visit, page, earlier, circumstances)
          : rowOf(loaded, self, identity, page, earlier, circumstances);
      if (row === null) return refused({ code: 'not-in-this-call' });
      await stores.presence.put(row);
      return accepted({ earlier, change: await savePresenceChange(stores, row) });
    });
    if (!entered.ok) return entered;
    supersedeOlder(tools, entered.value.earlier, page);
    const view = await takeSeat(tools, entered.value.change, page);
    return view === null ? refused({ code: 'not-in-this-call' }) : accepted(view);
  };
}

interface Entered {
  readonly earlier: Parameters<typeof supersedeOlder>[1];
  readonly change: PresenceChange;
}

/** The participant that somebody is in a call, or null where they aren't in it. */
export function participantOf(call: Call | null, identity: Identity): ParticipantId | null {
  if (call?.status !== 'open') return null;
  if (identity.kind === 'staff') return providerIn(call, identity.personId)?.participantId ?? null;
  if (identity.kind === 'guest') {
    return call.guests.find((guest) => guest.participantId === identity.visitId)?.participantId ?? null;
  }
  if (identity.kind !== 'caller') return null;
  const own = call.stays.find((stay) => stay.consultationId === identity.consultationId);
  return own?.participantIds[0] ?? null;
}

/** Whether they still may: a provider's role may have been taken away since they joined. */
export async function mayTakePart(
  stores: Stores,
  { session, stays }: LoadedSession,
  identity: Identity,
): Promise<boolean> {
  const actor = await actorOf(identity, stores);
  const { call } = session;
  if (call?.status === 'open' && call.roomId !== null) {
    const stored = await stores.rooms.load(call.roomId);
    const place = stored === null ? null : await placeOfRoom(stores, stored.room);
    return permit(actor, 'take-part-in-call', place).ok;
  }
  for (const { consultation } of stays) {
    const place = await placeIn(stores, consultation.clinicId, consultation.id);
    const there = place === null || call === null ? place : { ...place, callId: call.id };
    if (permit(actor, 'take-part-in-call', there).ok) return true;
  }
  return false;
}

async function takeSeat(tools: SessionTools, change: PresenceChange, page: Page): Promise<CallView | null> {
  const { call, participantId } = change;
  if (call === null) return null;
  page.sit(call.call.id, participantId, call.call.status === 'open' && call.call.held.length > 0);
  const material = await tellPresenceChange(tools, change);
  void confirmSeat(tools, call.call.id, participantId);
  return callViewOf(call, participantId, material, { ...tools, now: tools.clock.now() });
}

function rowOf(
  { session, stays }: LoadedSession,
  self: ParticipantId,
  identity: Identity,
  page: Page,
  earlier: Parameters<typeof callerRow>[2],
  circumstances: Parameters<typeof callerRow>[3],
): ReturnType<typeof callerRow> | null {
  if (identity.kind === 'staff' && session.call !== null) {
    const provider = { participantId: self, personId: identity.personId };
    return providerRow(session.call.id, provider, page, earlier, circumstances);
  }
  const own = stays.find(({ consultation }) => consultation.callerId === self);
  return own === undefined ? null : callerRow(own.consultation, page, earlier, circumstances);
}
