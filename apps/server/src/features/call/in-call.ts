import { accepted, areTogether, mayKnowOf, participantsOf, refused } from '@anteroom/domain';
import type { CallId, OpenCall, ParticipantId } from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { Page } from '../../realtime/page.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { createHidesAddresses, withoutAddresses } from './relay-only.ts';

/**
 * Passes a step of a negotiation on. Who sends it is the place that the page has in the call, whatever the message says;
 * it reaches nobody but the other's place in the same call, so that who isn't inside gets nothing. While anybody is on hold
 * inside the call the store is asked whether the two are together: between one who is on hold and the others nothing passes.
 */
export function createSignal({
  announcer,
  database,
  offersRelay,
}: Pick<SessionTools, 'announcer' | 'database' | 'offersRelay'>): Handler<'signal'> {
  const inOrder = createPageOrder();
  const hidesAddresses = createHidesAddresses({ database }, offersRelay);
  return async ({ callId, to, signal }, { page }) => {
    const from = page?.seatIn(callId) ?? null;
    if (page === null || from === null || from === to) return refused({ code: 'not-in-this-call' });
    if (page.isHolding(callId) && !(await inOrder(page, () => mayReach(database, callId, from, to)))) {
      return refused({ code: 'not-in-this-call' });
    }
    const asked = hidesAddresses(page, callId, to);
    const hides = asked === false ? false : await inOrder(page, () => asked);
    const passed = hides ? withoutAddresses(signal) : signal;
    if (passed !== null) announcer.signalled(to, { callId, from, signal: passed });
    return accepted({});
  };
}

/** Answers one question of a page after the other: the steps of a negotiation mustn't overtake each other. */
function createPageOrder(): (page: Page, ask: () => Promise<boolean>) => Promise<boolean> {
  const last = new WeakMap<Page, Promise<unknown>>();
  return async (page, ask) => {
    const before = last.get(page);
    const answer = ask();
    last.set(page, Promise.allSettled([before, answer]));
    await before;
    return answer;
  };
}

async function mayReach(database: Database, callId: CallId, from: ParticipantId, to: ParticipantId): Promise<boolean> {
  const call = await openCall({ database }, callId);
  return call !== null && areTogether(call, from, to);
}

async function openCall({ database }: Pick<SessionTools, 'database'>, callId: CallId): Promise<OpenCall | null> {
  const stored = await database.stores.calls.load(callId);
  return stored?.call.status === 'open' ? stored.call : null;
}

/** Whom somebody's announcement concerns, while anybody is on hold: those who may know of them. Null for everybody. */
async function audienceOf(tools: SessionTools, callId: CallId, id: ParticipantId, isHolding: boolean) {
  const call = isHolding ? await openCall(tools, callId) : null;
  return call === null ? null : participantsOf(call).filter((viewer) => mayKnowOf(call, viewer, id));
}

/** Somebody's microphone or camera goes on or off: kept for those who come later, told to those who are inside. */
export function createAnnounceMedia(tools: SessionTools): Handler<'announceMedia'> {
  return async ({ callId, microphone, camera }, { page }) => {
    const participantId = page?.seatIn(callId) ?? null;
    if (page === null || participantId === null) return refused({ code: 'not-in-this-call' });
    const owner = { nodeId: page.nodeId, tab: page.connection };
    const row = await tools.database.stores.presence.changeOwned(participantId, owner, { microphone, camera });
    if (row === null) return refused({ code: 'not-in-this-call' });
    const to = await audienceOf(tools, callId, participantId, page.isHolding(callId));
    tools.announcer.mediaAnnounced({ callId, participantId, microphone, camera }, to);
    return accepted({});
  };
}

/** What goes over somebody's line, as their page measures it: for those who look after the call, and told to nobody (W4). */
export function createAnnounceBandwidth(tools: SessionTools): Handler<'announceBandwidth'> {
  return async ({ callId, bandwidth }, { page }) => {
    const participantId = page?.seatIn(callId) ?? null;
    if (page === null || participantId === null) return refused({ code: 'not-in-this-call' });
    const owner = { nodeId: page.nodeId, tab: page.connection };
    const row = await tools.database.stores.presence.changeOwned(participantId, owner, { bandwidth });
    return row === null ? refused({ code: 'not-in-this-call' }) : accepted({});
  };
}
