import { createHash } from 'node:crypto';
import { isTypedEntryId, type ConsultationId, type Instant, type TypedEntryId } from '@anteroom/domain';
import type { TypedWords, CallBackContact } from '../consultation/read-model.ts';
import type { SealedEntry } from '../consultation/read-model.ts';

/** How a caller is called back, sealed with their stay's key: one entry a stay, which a new one replaces. */
export async function sealContact(
  words: Pick<TypedWords, 'sealCallBack'>,
  id: ConsultationId,
  contact: CallBackContact,
  now: Instant,
): Promise<SealedEntry | null> {
  const entryId = entryIdOf(id);
  const sealed = await words.sealCallBack(id, entryId, contact);
  return sealed === null
    ? null
    : { id: entryId, consultationId: id, kind: 'call-back', at: now, from: 'caller', sealed };
}

function entryIdOf(stay: ConsultationId): TypedEntryId {
  const text = createHash('sha256').update(`call back ${stay}`).digest().subarray(0, 16).toString('base64url');
  if (!isTypedEntryId(text)) throw new Error('The id of a wish to be called back is malformed.');
  return text;
}
