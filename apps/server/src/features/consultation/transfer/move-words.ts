import type { ConsultationId, TypedEntryId } from '@anteroom/domain';
import type { Stores } from '../../../database/database.ts';
import type { Ids } from '../../../platform/ids.ts';
import { together } from '../../../session/together.ts';
import { answerEntryId, messageEntryId } from '../entry-ids.ts';
import type { TypedWords } from '../typed-words.ts';

/**
 * Makes what takes the sealed words of a transferred stay along: details and messages, and of the notes of the staff only
 * the one that is meant for the destination. They are sealed anew under the key of the stay that goes on (A4, S8).
 * @param noteOf the hand-over note, once the stay is loaded
 */
export function createMoveWords(
  words: TypedWords,
  ids: Pick<Ids, 'typedEntry'>,
  noteOf: () => TypedEntryId | null,
): (stores: Stores, from: ConsultationId, to: ConsultationId) => Promise<void> {
  return async (stores, from, to) => {
    const entries = await stores.typedEntries.of([from]);
    const wanted = entries.filter(({ id, kind }) => kind !== 'note' || id === noteOf());
    const moved = await words.reseal(wanted, to, (own) => {
      // A message that is sent again after the transfer is still the same one, and an answer is changed where it lies.
      if (own?.kind === 'message') return messageEntryId(to, own.id);
      return own?.kind === 'answer' ? answerEntryId(to, own.id) : ids.typedEntry();
    });
    await together(moved.map((entry) => stores.typedEntries.put(entry)));
  };
}
