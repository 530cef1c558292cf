import { isOpen } from '@anteroom/domain';
import type { ConsultationId } from '@anteroom/domain';
import { eraseStay } from '../../session/save-session.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { StayKeyStore } from './typed-entry-store.ts';

/**
 * Makes what erases the words and destroys the keys of stays that are over, where a crash came between the commit and
 * that. A key without a stay may belong to an arrival that is just being saved: it goes at the second sweep.
 */
export function createSweep(
  { database, words }: Pick<SessionTools, 'database' | 'words'>,
  keys: StayKeyStore,
): () => Promise<number> {
  let unknownBefore: ReadonlySet<ConsultationId> = new Set();
  return async () => {
    const ids = await keys.all();
    const stored = await database.stores.consultations.loadMany(ids);
    const known = new Map(stored.map(({ consultation }) => [consultation.id, consultation]));
    const unknown = ids.filter((id) => !known.has(id));
    const over = ids.filter((id) => {
      const stay = known.get(id);
      return stay === undefined ? unknownBefore.has(id) : !isOpen(stay);
    });
    unknownBefore = new Set(unknown);
    for (const id of over) {
      if (known.has(id)) await database.transact((stores) => eraseStay(stores, id));
      await words.destroy(id);
    }
    return over.length;
  };
}
