import type { Signal } from '@anteroom/protocol';

/** What one end of a pair knows of the two connections. */
export interface PairKnowledge {
  /** Generation of our present connection. */
  readonly own: string;
  /** Generation of the peer's that ours belongs to; null as long as nothing was heard. */
  readonly theirs: string | null;
  /** Whether ours has taken the peer's description, so that no other connection can be its counterpart any more. */
  readonly committed: boolean;
  /** The peer's earlier generations, known to be past. */
  readonly past: ReadonlySet<string>;
}

/**
 * What to do with a signal: `take` it; `bind` ours to this connection of the peer and take it; `renew` ours, since the
 * peer's is another one than ours belongs to, and take it with the new one; `drop` it as late; or drop it and `remind`
 * the peer of our present connection.
 */
export type SignalVerdict = 'take' | 'bind' | 'renew' | 'drop' | 'remind';

/**
 * Tells signals of the present pair of connections from late ones and from those of a page that was loaded anew. Every
 * signal names its sender's connection, and the recipient's too once the sender knows it: what is meant for an earlier
 * connection of ours never touches the present one.
 */
export function judgeSignal(known: PairKnowledge, signal: Signal): SignalVerdict {
  if (signal.answering !== undefined && signal.answering !== known.own) {
    return signal.description === undefined ? 'drop' : 'remind';
  }
  if (signal.generation === known.theirs) return 'take';
  if (known.theirs === null) return 'bind';
  // Candidates alone begin nothing: their offer is said again, with them, should it have been lost.
  if (signal.candidate !== undefined && signal.description === undefined) return 'drop';
  // Without `answering` it opens a connection, and only a living page does so again and again: that one wins in the end.
  if (signal.answering !== undefined && known.past.has(signal.generation)) return 'drop';
  return known.committed ? 'renew' : 'bind';
}
