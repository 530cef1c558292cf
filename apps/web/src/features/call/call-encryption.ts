import type { CallId } from '@anteroom/domain';
import { canSeal } from '@anteroom/media';
import { toServer } from '@anteroom/protocol';
import type { Ack } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';

/** What can be said and done about the encryption of what goes through the media server (C7). */
export interface CallEncryption {
  /** Whether this browser can encrypt it for the others' pages. */
  readonly isAble: boolean;
  /** Staff inside: lets in those whose browsers can't; nothing of this call is encrypted past the media server from then on. */
  allow(): Promise<Ack<object>>;
}

/** Makes it for one call. */
export function createCallEncryption(
  connection: Pick<Connection, 'request'>,
  callId: CallId,
  isAble = canSeal(),
): CallEncryption {
  return {
    isAble,
    allow: () => connection.request(toServer.allowUnencrypted, { callId }),
  };
}
