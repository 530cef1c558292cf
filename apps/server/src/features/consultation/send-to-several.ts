import { accepted } from '@anteroom/domain';
import type { ReplyOf } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { createSendMessage } from './messages.ts';

/**
 * The same message to several callers (W3). Whoever may not write to one of them writes to none; a caller who has gone
 * meanwhile keeps it from nobody else, and is named in the answer.
 */
export function createSendToSeveral(tools: SessionTools): Handler<'sendToSeveral'> {
  const send = createSendMessage(tools);
  return async ({ consultationIds, id, text }, asker) => {
    const { stores } = tools.database;
    const actor = await actorOf(asker.identity, stores);
    const receivers = [...new Set(consultationIds)];
    for (const consultationId of receivers) {
      const permission = permit(actor, 'message-caller', await stores.consultations.placeOf(consultationId));
      if (!permission.ok) return permission;
    }
    const answer: ReplyOf<'sendToSeveral'> = { sent: [], notSent: [] };
    // One after the other: each raises the revision of the same list.
    for (const consultationId of receivers) {
      const sent = await send({ consultationId, id, text }, asker);
      if (sent.ok) answer.sent.push(consultationId);
      else answer.notSent.push({ consultationId, code: sent.refusal.code });
    }
    return accepted(answer);
  };
}
