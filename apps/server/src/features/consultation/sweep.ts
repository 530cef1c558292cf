import { isConsultationId, isOpen, isOpenVisit, isParticipantId } from '@anteroom/domain';
import { eraseStay } from '../../session/save-session.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { StayKeyStore } from './typed-entry-store.ts';

/** How long the token of a visit that is over tells how it ended, in milliseconds; it opens nothing in that time. */
const tokensRememberedFor = 3_600_000;

/**
 * Makes what erases the words and destroys the keys of stays and visits that are over, where a crash came between the commit and
 * that. A key without either may belong to an arrival that is just being saved: it goes at the second sweep.
 */
export function createSweep(
  { database, words, clock }: Pick<SessionTools, 'database' | 'words' | 'clock'>,
  keys: StayKeyStore,
): () => Promise<number> {
  let unknownBefore: ReadonlySet<string> = new Set();
  return async () => {
    const ids = await keys.all();
    const { consultations, visits } = database.stores;
    const stays = await consultations.loadMany(ids.filter(isConsultationId));
    const guests = await visits.loadMany(ids.filter(isParticipantId));
    const goesOn = new Map<string, boolean>([
      ...stays.map(({ consultation }) => [consultation.id, isOpen(consultation)] as const),
      ...guests.map((visit) => [visit.id, isOpenVisit(visit)] as const),
    ]);
    const over = ids.filter((id) => !(goesOn.get(id) ?? !unknownBefore.has(id)));
    unknownBefore = new Set(ids.filter((id) => !goesOn.has(id)));
    for (const { consultation } of stays) {
      if (isOpen(consultation)) continue;
      await database.transact((stores) => eraseStay(stores, consultation.id));
    }
    for (const visit of guests) {
      if (isOpenVisit(visit)) continue;
      await database.transact((stores) => stores.typedEntries.erase(visit.id));
    }
    await visits.forgetTokens(clock.now() - tokensRememberedFor);
    for (const id of over) if (isConsultationId(id)) await words.destroy(id);
    return over.length;
  };
}
