import { accepted, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';

/** A newer credential for the relay, for a page that sits in the call and for no other: nobody takes one back, they die soon. */
export function createRenewRelay({
  iceServersFor,
  clock,
}: Pick<SessionTools, 'iceServersFor' | 'clock'>): Handler<'renewRelay'> {
  return ({ callId }, { page }) => {
    const participantId = page?.seatIn(callId) ?? null;
    if (participantId === null) return Promise.resolve(refused({ code: 'not-in-this-call' }));
    return Promise.resolve(accepted({ iceServers: iceServersFor(participantId, clock.now()) }));
  };
}
