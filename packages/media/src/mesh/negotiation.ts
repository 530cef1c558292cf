import type { Signal } from '@anteroom/protocol';

import type { IceCandidate, SessionDescription } from '../signal.ts';
import type { CreatePeerConnection, Outgoing, PeerConnection } from './peer-connection.ts';

/** A signal without the names of the two connections, which the link adds. */
export type Message = Pick<Signal, 'description' | 'candidate'>;

/** What one negotiation needs. */
export interface NegotiationOptions {
  readonly createPeerConnection: CreatePeerConnection;
  readonly outgoing: Outgoing;
  /** Gives way when both offer at once. Exactly one end of a pair is polite. */
  readonly polite: boolean;
  /** Makes the first offer. Exactly one end of a pair does. */
  readonly offersFirst: boolean;
  send(message: Message): void;
  /** The state of the connection or its stream changed. */
  onChange(): void;
  /** The peer's page says something. */
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** Little waits to be sent after much did. */
  onDrained(): void;
  /** The browser refused a step. The link goes on; what it leaves undone shows in the state. */
  onProblem(problem: unknown): void;
}

/** One RTCPeerConnection from its first offer to its end. */
export interface Negotiation {
  readonly connection: PeerConnection;
  /** Whether the peer's description was taken once. */
  readonly committed: boolean;
  /** Whether a message of ours waits for one of the peer. */
  readonly waiting: boolean;
  /** Offers, or says that it is there and waits for the offer. */
  start(): void;
  take(message: Message): void;
  /** Says again what may not have arrived. */
  repeat(): void;
  restartIce(): void;
  setOutgoing(outgoing: Outgoing): void;
  /** Forgets candidates of a connection of the peer that turned out to be past. */
  forgetCandidates(): void;
  close(): void;
}

/**
 * Perfect negotiation (WebRTC 1.0, 10.7) over one connection, with its steps one after another, candidates kept until
 * the description that they belong to, and messages that may be said twice: the same offer again gets the same answer
 * again, the same answer again changes nothing.
 */
export function createNegotiation(options: NegotiationOptions): Negotiation {
  const { polite, offersFirst, send, onChange, onProblem } = options;
  let committed = false;
  let closed = false;
  let ignoring = false;
  let describing = false;
  /** Whether an answer is being made, and what changed meanwhile is told after it: to draw it would hold the answer up. */
  let answering = false;
  let untold = false;
  let lastRemote: SessionDescription | null = null;
  let early: (IceCandidate | null)[] = [];
  /** What was said since our last description, this included. */
  let said: Message[] = [];
  let steps: Promise<void> = Promise.resolve();

  const connection = options.createPeerConnection(
    {
      onCandidate(candidate) {
        if (closed) return;
        said.push({ candidate });
        if (!describing) send({ candidate });
      },
      onNegotiationNeeded() {
        // The first offer is made by `start`; what comes up while one is pending comes up again after it.
        if (committed) step(offer);
      },
      onStateChange: changed,
      onTrack: changed,
      onBytes: (bytes) => !closed && options.onBytes(bytes),
      onDrained: () => !closed && options.onDrained(),
    },
    options.outgoing,
  );

  function changed(): void {
    if (closed) return;
    if (answering) untold = true;
    else onChange();
  }

  function step(task: () => Promise<void>): void {
    steps = steps.then(async () => {
      if (closed) return;
      try {
        await task();
      } catch (problem) {
        if (!closed) onProblem(problem);
      }
    });
  }

  async function describe(): Promise<void> {
    // A candidate must not overtake the description that it belongs to.
    describing = true;
    said = [];
    try {
      const description = await connection.describe();
      said.unshift({ description });
    } finally {
      describing = false;
    }
    if (!closed) said.forEach(send);
  }

  async function offer(): Promise<void> {
    if (connection.signalling !== 'stable') return;
    await describe();
  }

  async function acceptOffer(description: SessionDescription): Promise<void> {
    const collides = connection.signalling !== 'stable';
    if (!collides && description.sdp === lastRemote?.sdp) return said.forEach(send);
    ignoring = collides && !polite;
    if (ignoring) return;
    answering = true;
    untold = false;
    try {
      await accept(description);
      connection.adoptLines();
      await describe();
    } finally {
      answering = false;
      if (untold) changed();
    }
  }

  async function acceptAnswer(description: SessionDescription): Promise<void> {
    if (connection.signalling !== 'have-local-offer' || description.sdp === lastRemote?.sdp) return;
    await accept(description);
  }

  async function accept(description: SessionDescription): Promise<void> {
    await connection.accept(description);
    committed = true;
    lastRemote = description;
    const waiting = early;
    early = [];
    for (const candidate of waiting) await addCandidate(candidate);
    changed();
  }

  async function addCandidate(candidate: IceCandidate | null): Promise<void> {
    if (!committed) {
      early.push(candidate);
      return;
    }
    try {
      await connection.addCandidate(candidate);
    } catch (problem) {
      // Candidates of an offer that was ignored fit nothing here.
      if (!ignoring && !closed) onProblem(problem);
    }
  }

  return {
    connection,
    get committed() {
      return committed;
    },
    get waiting() {
      return !committed || connection.signalling === 'have-local-offer';
    },
    start() {
      if (!offersFirst) return send({});
      step(async () => {
        connection.openLines();
        await offer();
      });
    },
    take({ description, candidate }) {
      if (description?.type === 'offer') step(() => acceptOffer(description));
      else if (description?.type === 'answer') step(() => acceptAnswer(description));
      else if (candidate !== undefined) step(() => addCandidate(candidate));
      // "Here I am" from somebody who has taken nothing from us yet: the offer may have been lost.
      else if (offersFirst && !describing && connection.signalling === 'have-local-offer') said.forEach(send);
    },
    repeat() {
      if (describing) return;
      if (said.length > 0) said.forEach(send);
      else if (!offersFirst) send({});
    },
    restartIce: () => step(async () => connection.restartIce()),
    setOutgoing: (outgoing) => connection.setOutgoing(outgoing),
    forgetCandidates() {
      early = [];
    },
    close() {
      closed = true;
      connection.close();
    },
  };
}
