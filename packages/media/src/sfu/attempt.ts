import type { MediaOffer } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import type { Outgoing } from '../mesh/peer-connection.ts';
import type { MediaServerWire } from './media-server-wire.ts';
import type { MediaServerPolicy } from './policy.ts';
import type { PublishConnection, ReceiveConnection, ServerConnections } from './server-connections.ts';

/** What one attempt needs. */
export interface AttemptOptions {
  readonly id: string;
  readonly wire: MediaServerWire;
  readonly connections: ServerConnections;
  readonly outgoing: Outgoing;
  readonly isEncrypted: boolean;
  readonly clock: MediaClock;
  readonly policy: Pick<MediaServerPolicy, 'healing'>;
  /** How long nothing may come of it before it has come about, in milliseconds. */
  readonly patience: number;
  /** The server knows it now: there may be more to say of it. */
  onPublished(): void;
  /** Its state or its lines are others. */
  onChange(): void;
  /** It comes to nothing, or not any more. @param ranOut whether it was given up because nothing came of it for as long as its patience */
  onEnd(ranOut: boolean): void;
  onProblem(problem: unknown): void;
}

/** One attempt to send to and receive from a media server: a connection for each, from the first offer to their end. */
export interface Attempt {
  readonly id: string;
  readonly state: 'connecting' | 'connected' | 'broken';
  readonly out: PublishConnection;
  /** null until the media server has offered something. */
  readonly into: ReceiveConnection | null;
  take(offer: Omit<MediaOffer, 'callId'>): void;
  setOutgoing(outgoing: Outgoing): void;
  /** The network may be another: a break isn't waited for to heal any more. */
  hurry(): void;
  close(): void;
}

/** Begins an attempt at once. */
export function beginAttempt(options: AttemptOptions): Attempt {
  const { id, wire, connections, clock, policy, patience } = options;
  const out = connections.publish({ onStateChange: watch }, options.outgoing);
  let into: ReceiveConnection | null = null;
  let answered = { number: 0, sdp: '' };
  let closed = false;
  let isHealing = false;
  let stopWaiting = noTimer;
  goOnWaiting();

  function end(ranOut = false): void {
    if (closed) return;
    close();
    options.onEnd(ranOut);
  }

  function close(): void {
    closed = true;
    stopWaiting();
    out.close();
    into?.close();
  }

  function stateNow(): Attempt['state'] {
    const states = into === null ? [out.state] : [out.state, into.state];
    if (states.every((state) => state === 'connected')) return 'connected';
    const isBroken = states.some((state) => state === 'disconnected' || state === 'failed' || state === 'closed');
    return isBroken ? 'broken' : 'connecting';
  }

  function watch(): void {
    if (closed) return;
    if (out.state === 'failed' || into?.state === 'failed') return end();
    const state = stateNow();
    if (state === 'connected') {
      isHealing = false;
      stopWaiting();
    } else if (state === 'broken' && !isHealing) {
      isHealing = true;
      waitFor(policy.healing, false);
    } else {
      goOnWaiting();
    }
    options.onChange();
  }

  function waitFor(milliseconds: number, isPatience: boolean): void {
    stopWaiting();
    stopWaiting = clock.after(milliseconds, () => {
      if (stateNow() !== 'connected') end(isPatience);
    });
  }

  /** Something has come of it. To end it then and begin anew is more to do for everybody, which is what a machine that is slow can do least. */
  function goOnWaiting(): void {
    if (stateNow() === 'connecting' && !isHealing) waitFor(patience, true);
  }

  async function step(task: () => Promise<void>): Promise<void> {
    if (closed) return;
    try {
      await task();
    } catch (problem) {
      if (closed) return;
      options.onProblem(problem);
      end();
    }
  }

  /** What the media server answers to the own offer; null where it doesn't take it. */
  async function publish(): Promise<string | null> {
    const { sdp, lines } = await out.describe();
    goOnWaiting();
    const answer = await wire.publish({ attempt: id, sdp, lines, isEncrypted: options.isEncrypted });
    return answer?.sdp ?? null;
  }

  void step(async () => {
    const sdp = await publish();
    if (closed) return;
    if (sdp === null) return end();
    goOnWaiting();
    options.onPublished();
    await out.accept(sdp);
    watch();
  });
  // What others send is agreed upon beside the own sending, one offer after the other: whoever comes sees them sooner (P2).
  let taken: Promise<void> = Promise.resolve();

  return {
    id,
    get state() {
      return stateNow();
    },
    out,
    get into() {
      return into;
    },
    take(offer) {
      const task = async (): Promise<void> => {
        if (offer.number < answered.number) return;
        goOnWaiting();
        // Said twice: the answer didn't arrive.
        if (offer.number > answered.number) {
          into ??= connections.receive({ onStateChange: watch });
          answered = { number: offer.number, sdp: await into.answer(offer.sdp, offer.lines) };
          if (closed) return;
          watch();
        }
        const outcome = await wire.answer(id, answered.number, answered.sdp);
        if (outcome === 'void' && !closed) end();
      };
      taken = taken.then(() => step(task));
    },
    setOutgoing: (outgoing) => out.setOutgoing(outgoing),
    hurry() {
      if (!closed && stateNow() === 'broken') end();
    },
    close,
  };
}

function noTimer(): void {}
