import type { CallId, ParticipantId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
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

/** Relays the signals of one call. */
export function createSignalRelay(connection: Connection, callId: CallId): SignalRelay {
  const handlers = new Set<(from: ParticipantId, signal: Signal) => void>();
  let kept: { readonly to: ParticipantId; readonly signal: Signal }[] = [];
  let isResumed = true;
  let closed = false;

  const stops = [
    connection.on(toClient.signalled, (delivery) => {
      if (delivery.callId !== callId) return;
      for (const handler of [...handlers]) handler(delivery.from, delivery.signal);
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
    for (const { to, signal } of waiting) void pass(to, signal);
  }

  return {
    send(to, signal) {
      if (closed) return;
      if (isResumed) void pass(to, signal);
      else kept = [...kept, { to, signal }].slice(-limit);
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
      kept = [];
      handlers.clear();
      for (const stop of stops) stop();
    },
  };
}
