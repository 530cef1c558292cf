import type { CallId, ParticipantId } from '@anteroom/domain';
import { moreCandidatesLimit, toClient, toServer } from '@anteroom/protocol';
import type { Signal } from '@anteroom/protocol';
import type { Connection } from './connection.ts';

/** The negotiation's way through the server, kept in order through a loss of the connection. */
export interface SignalRelay {
  send(to: ParticipantId, signal: Signal): void;
  onSignal(handler: (from: ParticipantId, signal: Signal) => void): () => void;
  /** Sends what was kept: to be called once the server knows again that this page is in the call. */
  resume(): void;
  close(): void;
}

/** How many signals are kept: a minute of negotiating with five others, and far from harming a phone. */
const limit = 400;

/** How long a candidate waits for the next one, in milliseconds: a browser finds those of one kind all at once. */
const gatherFor = 10;

interface Gathered {
  readonly signal: Signal;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Relays the signals of one call.
 * @param isHidden whether the page lies behind another one
 */
export function createSignalRelay(
  connection: Connection,
  callId: CallId,
  isHidden: () => boolean = () => typeof document !== 'undefined' && document.hidden,
): SignalRelay {
  const handlers = new Set<(from: ParticipantId, signal: Signal) => void>();
  let kept: { readonly to: ParticipantId; readonly signal: Signal }[] = [];
  /** Candidates that go together, in a step of their own. */
  const gathered = new Map<ParticipantId, Gathered>();
  let isResumed = true;
  let closed = false;

  const stops = [
    connection.on(toClient.signalled, (delivery) => {
      if (delivery.callId !== callId) return;
      for (const signal of stepsOf(delivery.signal)) {
        for (const handler of [...handlers]) handler(delivery.from, signal);
      }
    }),
    connection.state.subscribe(() => {
      if (connection.state.read().kind !== 'connected') isResumed = false;
    }),
  ];

  async function pass(to: ParticipantId, signal: Signal): Promise<void> {
    const answer = await connection.request(toServer.signal, { callId, to, signal });
    // A refusal is about somebody who has left; only what never arrived is said again. Twice said does no harm.
    if (answer.ok || answer.error.code !== 'unavailable' || closed) return;
    kept.push({ to, signal });
    if (isResumed && connection.state.read().kind === 'connected') flushLater();
  }

  let flushing: ReturnType<typeof setTimeout> | undefined;
  function flushLater(): void {
    clearTimeout(flushing);
    flushing = setTimeout(flush, 500);
  }

  function flush(): void {
    const waiting = kept;
    kept = [];
    for (const { to, signal } of waiting) say(to, signal);
  }

  function say(to: ParticipantId, signal: Signal): void {
    if (isResumed) void pass(to, signal);
    else kept = [...kept, { to, signal }].slice(-limit);
  }

  function sayGathered(to: ParticipantId): void {
    const own = gathered.get(to);
    if (own === undefined) return;
    clearTimeout(own.timer);
    gathered.delete(to);
    say(to, own.signal);
  }

  return {
    send(to, signal) {
      if (closed) return;
      const own = gathered.get(to);
      const both = own === undefined ? null : together(own.signal, signal);
      if (own !== undefined && both !== null) {
        gathered.set(to, { ...own, signal: both });
        return;
      }
      sayGathered(to);
      // In a page that nobody looks at the browser lets a timer wait for up to a second.
      if (!isCandidate(signal) || isHidden()) return say(to, signal);
      gathered.set(to, { signal, timer: setTimeout(() => sayGathered(to), gatherFor) });
    },
    onSignal(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    resume() {
      isResumed = true;
      flush();
    },
    close() {
      closed = true;
      clearTimeout(flushing);
      for (const { timer } of gathered.values()) clearTimeout(timer);
      gathered.clear();
      kept = [];
      handlers.clear();
      for (const stop of stops) stop();
    },
  };
}

function isCandidate({ description, candidate }: Signal): boolean {
  return description === undefined && candidate !== undefined;
}

/** Candidates of one connection in one step; null where these aren't, or it would be too long. */
function together(first: Signal, next: Signal): Signal | null {
  const { more = [] } = first;
  const isSame = first.generation === next.generation && first.answering === next.answering;
  if (!isSame || !isCandidate(next) || next.candidate === undefined || more.length >= moreCandidatesLimit) return null;
  return { ...first, more: [...more, next.candidate] };
}

/** A step with several candidates as several steps. */
function stepsOf({ more = [], ...first }: Signal): readonly Signal[] {
  const { generation, answering } = first;
  const rest = answering === undefined ? { generation } : { generation, answering };
  return [first, ...more.map((candidate) => ({ ...rest, candidate }))];
}
