import { accepted, contentFor, dueMessages, isOpen, nextDueAt, refused } from '@anteroom/domain';
import type { OpenConsultation, Wait } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { permit } from '../access/read-model.ts';
import { placeOf } from '../clinic/read-model.ts';
import { createEstimates } from './estimates.ts';

/**
 * What the clinic offers to a caller while they wait, in their language (E6). Which automated messages are due is worked out from
 * the server's clock and the moment of arrival, so that they are the same after a reload or a restart.
 */
export function createAskExperience(tools: Pick<SessionTools, 'database' | 'clock'>): Handler<'askExperience'> {
  const estimateFor = createEstimates(tools);
  return async ({ language }, { identity }) => {
    if (identity.kind !== 'caller')
      return refused({ code: identity.kind === 'visitor' ? 'not-signed-in' : 'not-found' });
    const { stores } = tools.database;
    const stored = await stores.consultations.load(identity.consultationId);
    const stay = stored?.consultation ?? null;
    const found = stay === null ? null : await stores.clinics.byId(stay.clinicId);
    const place = found === null || stay === null ? null : { ...placeOf(found), consultationId: stay.id };
    const permission = permit(identity, 'see-own-stay', place);
    if (!permission.ok) return permission;
    if (stay === null || found === null) return refused({ code: 'not-found' });
    if (!isOpen(stay)) {
      return refused({ code: stay.status === 'ended' ? 'consultation-ended' : 'consultation-transferred' });
    }
    const { settings } = found;
    const now = tools.clock.now();
    const wait = await waitOf(stores, stay);
    const showsEstimate = settings.showsEstimate && stay.status === 'waiting';
    return accepted({
      content: [...contentFor(settings.waitingContent, language)],
      music: [...settings.waitingMusic],
      automated: [...dueMessages(settings.automatedMessages, wait, now, language)],
      nextDueAt: nextDueAt(settings.automatedMessages, wait, now),
      estimate: showsEstimate ? await estimateFor(stay.clinicId) : null,
      waitingSince: stay.arrivedAt,
    });
  };
}

/** When somebody's wait began and, once somebody was with them, ended: on hold is no waiting. */
async function waitOf(stores: Stores, stay: OpenConsultation): Promise<Wait> {
  const { arrivedAt: since } = stay;
  if (stay.status === 'waiting') return { since, until: null };
  const events = await stores.consultations.eventsOf(stay.id);
  return { since, until: events.find(({ type }) => type === 'seeing-began')?.at ?? stay.since };
}
