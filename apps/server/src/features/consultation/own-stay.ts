import { accepted, isOpen, refused } from '@anteroom/domain';
import type { Result } from '@anteroom/domain';
import type { StayView } from '@anteroom/protocol';
import type { Asker, Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfStay } from '../../session/load-session.ts';
import { savePresenceChange, supersedeOlder, tellPresenceChange } from '../../session/presence-change.ts';
import type { PresenceChange } from '../../session/presence-change.ts';
import { callerRow } from '../../session/presence-rows.ts';
import { confirmSeat, runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf } from '../access/read-model.ts';
import { permit } from '../access/read-model.ts';
import { callViewOf } from '../call/read-model.ts';
import { noteCameBack } from '../call-back/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { stayViewOf } from './read-model.ts';

/** A caller's page takes up the stay, as its newest; into the call too where they are being seen (E6). */
export function createEnterStay(tools: SessionTools): Handler<'enterStay'> {
  return async (_request, asker) => {
    const { identity, page } = asker;
    if (identity.kind !== 'caller' || page === null) return refused({ code: 'not-found' });
    await noteCameBack(tools, identity);
    const now = tools.clock.now();
    const entered = await tools.change(async (stores): Promise<Result<Entered, Refusal>> => {
      const stored = await stores.consultations.load(identity.consultationId);
      const stay = stored?.consultation ?? null;
      const place = stay === null ? null : await placeIn(stores, stay.clinicId, stay.id);
      const permission = permit(identity, 'see-own-stay', place);
      if (!permission.ok || stay === null) return permission.ok ? refused({ code: 'not-found' }) : permission;
      if (!isOpen(stay)) {
        return refused({ code: stay.status === 'ended' ? 'consultation-ended' : 'consultation-transferred' });
      }
      const earlier = await stores.presence.get(stay.callerId);
      const row = callerRow(stay, page, earlier, { ...tools, now });
      await stores.presence.put(row);
      return accepted({ earlier, change: await savePresenceChange(stores, row) });
    });
    if (!entered.ok) return entered;
    supersedeOlder(tools, entered.value.earlier, page);
    return accepted(await takeUp(tools, entered.value.change, asker));
  };
}

interface Entered {
  readonly earlier: Parameters<typeof supersedeOlder>[1];
  readonly change: PresenceChange;
}

async function takeUp(tools: SessionTools, change: PresenceChange, { page }: Asker): Promise<StayView> {
  const { stay, call, participantId } = change;
  if (stay === null || page === null) throw new Error('A stay was entered that is not there.');
  const { id } = stay.consultation;
  page.takeStay(id, participantId);
  const material = await tellPresenceChange(tools, change);
  const now = tools.clock.now();
  const view = stayViewOf(id, material, now);
  if (view === null) throw new Error('A stay has no view for its own caller.');
  const callView = call === null ? null : callViewOf(call, participantId, material, { ...tools, now });
  if (callView !== null) {
    tools.announcer.admit(id, callView);
    void confirmSeat(tools, callView.callId, participantId);
  }
  return view;
}

/** A caller leaves for good (E9). */
export function createLeaveStay(tools: SessionTools): Handler<'leaveStay'> {
  return async (_request, { identity }) => {
    if (identity.kind !== 'caller') return refused({ code: 'not-found' });
    const { consultationId } = identity;
    const done = await runSession(tools, identity, {
      verb: 'leave',
      load: (stores) => loadSessionOfStay(stores, consultationId),
      async command(_loaded, _actor, stores) {
        const actor = await actorOf(identity, stores);
        const permission = permit(actor, 'leave-own-stay', await placeIn(stores, identity.clinicId, consultationId));
        if (!permission.ok) return permission;
        return accepted({ type: 'stay', consultationId, command: { type: 'caller-leaves' } });
      },
    });
    return done.ok ? accepted({}) : done;
  };
}
