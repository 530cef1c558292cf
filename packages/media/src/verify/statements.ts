import type { CallId, ParticipantId } from '@anteroom/domain';

import type { Statement } from './verify-crypto.ts';

/** What somebody reveals in a round. */
export interface Revealed {
  readonly key: string;
  readonly nonce: string;
}

/** What a round is: who takes part, and the tag of each. */
export function roundStatement(callId: CallId, tags: ReadonlyMap<ParticipantId, string>): Statement {
  return ['anteroom verify round 1', callId, ...[...tags].sort(byId).flat()];
}

/** What somebody promises to reveal. Their id is in it, so that nobody opens another's commitment as their own. */
export function commitmentStatement(
  callId: CallId,
  round: string,
  who: ParticipantId,
  { key, nonce }: Revealed,
): Statement {
  return ['anteroom verify commitment 1', callId, round, who, key, nonce];
}

/** What the short code is made of: everybody's key and chance. */
export function codeStatement(
  callId: CallId,
  round: string,
  everybody: ReadonlyMap<ParticipantId, Revealed>,
): Statement {
  const rows = [...everybody].sort(byId).flatMap(([id, { key, nonce }]) => [id, key, nonce]);
  return ['anteroom verify code 1', callId, round, ...rows];
}

/** That a connection from one to another has these two certificates, as the first one sees them. */
export function bindingStatement(
  callId: CallId,
  { from, to, local, remote }: { from: ParticipantId; to: ParticipantId; local: string; remote: string },
): Statement {
  return ['anteroom verify binding 1', callId, from, to, local, remote];
}

function byId([one]: readonly [ParticipantId, unknown], [other]: readonly [ParticipantId, unknown]): number {
  return one < other ? -1 : 1;
}
