import { accepted, refused, type Result } from '@anteroom/domain';
import type { RequestOf } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfStay } from '../../session/load-session.ts';
import { runSession, type SessionTools } from '../../session/sessions.ts';
import { permit } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import type { CallBackContact } from '../consultation/read-model.ts';
import { sealContact } from './contact.ts';

const nothing: CallBackContact = { phone: null, subscription: null, locale: '' };

/** A caller puts the phone down and wants to be called back, or no longer does (E7). */
export function createWantCallBack(tools: SessionTools): Handler<'wantCallBack'> {
  return async (wish, { identity }) => {
    if (identity.kind !== 'caller') return refused({ code: 'not-found' });
    const judged = contactOf(tools, wish);
    if (!judged.ok) return judged;
    const { consultationId, clinicId } = identity;
    const now = tools.clock.now();
    // Sealed before the transaction, which must wait for no other store; what was there before is written over.
    const entry = await sealContact(tools.words, consultationId, judged.value, now);
    const done = await runSession(tools, identity, {
      verb: wish.wanted ? 'want-call-back' : 'want-no-call-back',
      load: (stores) => loadSessionOfStay(stores, consultationId),
      async command(_loaded, actor, stores) {
        const permission = permit(actor, 'see-own-stay', await placeIn(stores, clinicId, consultationId));
        if (!permission.ok) return permission;
        if (entry === null) return refused({ code: 'consultation-ended' });
        return accepted({
          type: 'stay',
          consultationId,
          command: { type: 'want-call-back', wanted: wish.wanted },
        });
      },
      async alongside(stores) {
        if (entry !== null) await stores.typedEntries.put(entry);
      },
    });
    return done.ok ? accepted({}) : done;
  };
}

/** How they are reached: by one way at least, and by none that leads nowhere. */
function contactOf({ reach }: SessionTools, wish: RequestOf<'wantCallBack'>): Result<CallBackContact, Refusal> {
  if (!wish.wanted) return accepted(nothing);
  const { phone = null, subscription = null, locale } = wish;
  if (phone !== null && reach.sms.kind === 'absent') return refused({ code: 'sms-absent' });
  if (phone !== null && reach.sms.numberOf(phone) === null) return refused({ code: 'phone-malformed', field: 'phone' });
  if (subscription !== null && reach.push?.mayReach(subscription) !== true)
    return refused({ code: 'invalid-input', field: 'subscription' });
  if (phone === null && subscription === null) return refused({ code: 'invalid-input', field: 'phone' });
  return accepted({ phone, subscription, locale });
}
