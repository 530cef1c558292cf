import { createHash } from 'node:crypto';
import { isTypedEntryId, type ConsultationId, type MessageId, type TypedEntryId } from '@anteroom/domain';

/** The place of a message: of its stay as well as its id, so that no message can take the place of another stay's. */
export function messageEntryId(stay: ConsultationId, id: MessageId): TypedEntryId {
  return entryId(`${stay} ${id}`);
}

/** The place of what staff typed into one field of a stay: the last word counts. */
export function answerEntryId(stay: ConsultationId, field: string): TypedEntryId {
  return entryId(`${stay} answer ${field}`);
}

function entryId(about: string): TypedEntryId {
  const text = createHash('sha256').update(about).digest().subarray(0, 16).toString('base64url');
  if (!isTypedEntryId(text)) throw new Error('The id of an entry is malformed.');
  return text;
}
