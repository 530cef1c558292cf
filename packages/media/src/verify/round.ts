import type { CallId, ParticipantId } from '@anteroom/domain';

import type { PeerRecord } from './peer-record.ts';
import type { ShortCode } from './short-code.ts';
import { shortCodeOf } from './short-code.ts';
import type { Revealed } from './statements.ts';
import { codeStatement, commitmentStatement } from './statements.ts';
import type { VerifyCrypto } from './verify-crypto.ts';

/** One attempt of everybody in the call to agree on a code. */
export interface Round {
  readonly id: string;
  readonly own: Revealed;
  readonly commitment: string;
  /** What everybody had committed to when this page revealed its own; null before. From then on nothing else counts. */
  frozen: ReadonlyMap<ParticipantId, string> | null;
  outcome: RoundOutcome | null;
}

/** What came of a round: the code and everybody's key, or who revealed something else than they had promised. */
export type RoundOutcome =
  | { readonly kind: 'code'; readonly code: ShortCode; readonly keys: ReadonlyMap<ParticipantId, string> }
  | { readonly kind: 'broken'; readonly by: readonly ParticipantId[] };

/** Where a round takes place. */
export interface RoundPlace {
  readonly callId: CallId;
  readonly self: ParticipantId;
  readonly crypto: VerifyCrypto;
}

/** Begins a round with a chance that nobody knows. */
export async function beginRound({ callId, self, crypto }: RoundPlace, id: string, key: string): Promise<Round> {
  const own = { key, nonce: crypto.random(32) };
  const commitment = await crypto.hash(commitmentStatement(callId, id, self, own));
  return { id, own, commitment, frozen: null, outcome: null };
}

/** Everybody's commitments to this round; null as long as one is missing. */
export function commitmentsTo(
  round: Round,
  others: ReadonlyMap<ParticipantId, PeerRecord>,
): ReadonlyMap<ParticipantId, string> | null {
  const all = new Map<ParticipantId, string>();
  for (const [id, { commit }] of others) {
    if (commit?.round !== round.id) return null;
    all.set(id, commit.commitment);
  }
  return all;
}

/** What comes of a round once everybody has revealed; null as long as somebody hasn't. */
export async function concludeRound(
  { callId, self, crypto }: RoundPlace,
  round: Round,
  others: ReadonlyMap<ParticipantId, PeerRecord>,
): Promise<RoundOutcome | null> {
  const { frozen } = round;
  if (frozen === null) return null;
  const everybody = new Map<ParticipantId, Revealed>([[self, round.own]]);
  for (const [id, { reveal }] of others) {
    if (reveal?.round !== round.id) return null;
    everybody.set(id, { key: reveal.key, nonce: reveal.nonce });
  }
  const by: ParticipantId[] = [];
  for (const [id, revealed] of everybody) {
    const promised = id === self ? round.commitment : frozen.get(id);
    if ((await crypto.hash(commitmentStatement(callId, round.id, id, revealed))) !== promised) by.push(id);
  }
  if (by.length > 0) return { kind: 'broken', by };
  const code = shortCodeOf(await crypto.hash(codeStatement(callId, round.id, everybody)));
  return { kind: 'code', code, keys: new Map([...everybody].map(([id, { key }]) => [id, key])) };
}
