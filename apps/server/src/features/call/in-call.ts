import { accepted, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';

/**
 * Passes a step of a negotiation on. Who sends it is the place that the page has in the call, whatever the message says;
 * it reaches nobody but the other's place in the same call, so that who isn't inside gets nothing.
 */
export function createSignal({ announcer }: Pick<SessionTools, 'announcer'>): Handler<'signal'> {
  return ({ callId, to, signal }, { page }) => {
    const from = page?.seatIn(callId) ?? null;
    if (from === null || from === to) return Promise.resolve(refused({ code: 'not-in-this-call' }));
    announcer.signalled(to, { callId, from, signal });
    return Promise.resolve(accepted({}));
  };
}

/** Somebody's microphone or camera goes on or off: kept for those who come later, told to those who are inside. */
export function createAnnounceMedia(tools: SessionTools): Handler<'announceMedia'> {
  return async ({ callId, microphone, camera }, { page }) => {
    const participantId = page?.seatIn(callId) ?? null;
    if (page === null || participantId === null) return refused({ code: 'not-in-this-call' });
    const owner = { nodeId: page.nodeId, tab: page.connection };
    const row = await tools.database.stores.presence.changeOwned(participantId, owner, { microphone, camera });
    if (row === null) return refused({ code: 'not-in-this-call' });
    tools.announcer.mediaAnnounced({ callId, participantId, microphone, camera });
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
