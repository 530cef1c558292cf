import { isMessageId } from '@anteroom/domain';
import type { MessageId } from '@anteroom/domain';

/** A new message's id, as a page makes it. */
export function newMessageId(): MessageId {
  const text = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  if (!isMessageId(text)) throw new Error('A new message id is malformed.');
  return text;
}
