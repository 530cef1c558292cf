import type { ParticipantId } from '@anteroom/domain';
import type { VerifyMessage } from '@anteroom/protocol';
import { verifyMessage, verifyMessageLimit } from '@anteroom/protocol';

import type { Talk } from '../talk/talk.ts';

/** The part of the call's talk that a verification needs. */
export type VerifyTalk = Pick<Talk, 'send' | 'on' | 'onMet' | 'met'>;

const topic = 'verify';

/** Says something to somebody. Whoever leaves or loads their page anew begins anew in any case: nobody waits for the end of it. */
export function say(talk: VerifyTalk, to: ParticipantId, message: VerifyMessage): void {
  void talk.send(to, topic, new TextEncoder().encode(JSON.stringify(message)));
}

/** Hears what others say; what isn't of the right form was never said. */
export function hear(talk: VerifyTalk, listener: (from: ParticipantId, message: VerifyMessage) => void): () => void {
  return talk.on(topic, (from, body) => {
    const message = read(body);
    if (message !== null) listener(from, message);
  });
}

function read(body: Uint8Array): VerifyMessage | null {
  if (body.length > verifyMessageLimit) return null;
  try {
    const parsed = verifyMessage.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
