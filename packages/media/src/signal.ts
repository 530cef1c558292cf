import type { ParticipantId } from '@anteroom/domain';

/** An offer or an answer, as the browser wrote it. */
export interface SessionDescription {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** One network address that the sender may be reached at. */
export interface IceCandidate {
  readonly candidate: string;
  readonly sdpMid?: string | null;
  readonly sdpMLineIndex?: number | null;
  readonly usernameFragment?: string | null;
}

/**
 * What two participants tell each other to find their way (docs/protocol.md, "Signalling"). Without a description and
 * without a candidate it says "here I am": somebody who loaded the page anew, or whose turn it isn't to offer.
 */
export interface Signal {
  /** Names the sender's present connection to the recipient; a page that is loaded anew has a new one. */
  readonly generation: string;
  /** The recipient's generation that this is meant for; left out as long as the sender knows none. */
  readonly answers?: string;
  readonly description?: SessionDescription;
  /** null: the sender knows of no further candidate. */
  readonly candidate?: IceCandidate | null;
}

/**
 * Carries signals to the other participants of the call and back. It keeps what can't be sent for the moment, sends it
 * in order later, and says truly who a signal comes from.
 */
export interface Signalling {
  send(to: ParticipantId, signal: Signal): void;
  /** Tells the handler of every signal for this participant until the returned function is called. */
  onSignal(handler: (from: ParticipantId, signal: Signal) => void): () => void;
}
