import type { ParticipantId } from '@anteroom/domain';
import type { Signal } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import type { Signalling } from '../signal.ts';

/** One signal on its way. */
export interface SentSignal {
  readonly from: ParticipantId;
  readonly to: ParticipantId;
  readonly signal: Signal;
}

/** A server that passes on signals, and can be away, slow or forgetful. */
export interface ScriptedServer {
  /** Everything that was ever sent, oldest first. */
  readonly sent: readonly SentSignal[];
  /** The way of this participant's page; it replaces an older page of the same. */
  connect(participant: ParticipantId): Signalling;
  /** Keeps everything until `goOn`. */
  pause(): void;
  /** Delivers what was kept, in an order of the test's choosing, then everything at once again. */
  goOn(order?: (kept: readonly SentSignal[]) => readonly SentSignal[]): void;
  /** What is lost from now on; null: nothing. */
  lose(which: ((sent: SentSignal) => boolean) | null): void;
}

/** A server in memory. Delivery is a task of its own, never within `send`. */
export function createScriptedServer(clock: MediaClock): ScriptedServer {
  const pages = new Map<ParticipantId, (from: ParticipantId, signal: Signal) => void>();
  const sent: SentSignal[] = [];
  let kept: SentSignal[] | null = null;
  let loses: ((sent: SentSignal) => boolean) | null = null;

  function deliver({ from, to, signal }: SentSignal): void {
    // Over the wire it is text.
    const copy = structuredClone(signal);
    clock.after(0, () => pages.get(to)?.(from, copy));
  }

  return {
    sent,
    connect: (participant) => ({
      send(to, signal) {
        const one = { from: participant, to, signal };
        sent.push(one);
        if (loses?.(one) === true) return;
        if (kept === null) deliver(one);
        else kept.push(one);
      },
      onSignal(handler) {
        pages.set(participant, handler);
        return () => {
          if (pages.get(participant) === handler) pages.delete(participant);
        };
      },
    }),
    pause() {
      kept ??= [];
    },
    goOn(order = (all) => all) {
      const waiting = kept ?? [];
      kept = null;
      order(waiting).forEach(deliver);
    },
    lose(which) {
      loses = which;
    },
  };
}
