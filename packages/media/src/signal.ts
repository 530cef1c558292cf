import type { ParticipantId } from '@anteroom/domain';
import type { Signal } from '@anteroom/protocol';

/** An offer or an answer, as the browser wrote it. */
export type SessionDescription = NonNullable<Signal['description']>;

/** One network address that the sender may be reached at. */
export type IceCandidate = NonNullable<Signal['candidate']>;

/**
 * Carries signals to the other participants of the call and back. It keeps what can't be sent for the moment, sends it
 * in order later, and says truly who a signal comes from.
 */
export interface Signalling {
  send(to: ParticipantId, signal: Signal): void;
  /** Tells the handler of every signal for this participant until the returned function is called. */
  onSignal(handler: (from: ParticipantId, signal: Signal) => void): () => void;
}
