import type { Signal } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import type { PeerConnectionState } from '../media-session.ts';
import { readReport } from '../quality/read-report.ts';
import { judgeSignal } from './judge-signal.ts';
import type { Message, Negotiation } from './negotiation.ts';
import { createNegotiation } from './negotiation.ts';
import type { CreatePeerConnection, Outgoing, PeerConnection } from './peer-connection.ts';
import type { MeshPolicy } from './policy.ts';
import { step } from './policy.ts';

/** What the way to one peer needs. */
export interface LinkOptions {
  readonly createPeerConnection: CreatePeerConnection;
  readonly outgoing: Outgoing;
  /** Whether this end makes the first offer; the other end, and only that, gives way when both offer at once. */
  readonly offersFirst: boolean;
  readonly clock: MediaClock;
  readonly policy: MeshPolicy;
  /** A name that no connection ever had. */
  newGeneration(): string;
  send(signal: Signal): void;
  onChange(): void;
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
  onDrained(): void;
  onProblem(problem: unknown): void;
}

/** The way to one peer, through as many connections as it takes. */
export interface Link {
  readonly connection: PeerConnection;
  readonly state: PeerConnectionState;
  take(signal: Signal): void;
  setOutgoing(outgoing: Outgoing): void;
  /**
   * There is reason to believe that the network changed: what isn't connected looks for a new way at once, and what turns out not to
   * be within the next seconds as soon as it shows.
   */
  hurry(): void;
  /**
   * Nothing has come from the peer for a while.
   * @param path what kind of address the way leaves by, as the browser calls it
   */
  fallSilent(path: string | null): void;
  /** The peer's picture hasn't come back from a break with the rest: where another way was looked for, a fresh connection is made. */
  fallBlind(): void;
  /** Throws the connection away and makes a fresh one, as if nothing had been. */
  restart(): void;
  close(): void;
}

/** Opens the way to one peer and keeps it open. */
export function createLink(options: LinkOptions): Link {
  const { clock, policy, offersFirst, onChange } = options;
  let { outgoing } = options;
  let own = options.newGeneration();
  let theirs: string | null = null;
  const past = new Set<string>();
  let wasConnected = false;
  let failures = 0;
  let impatient = false;
  let hurryUntil = -Infinity;
  /** When this end or the other one last began to look for another way. */
  let soughtAt = -Infinity;
  /** Whether a break was seen: an event may come of something else meanwhile. */
  let isBroken = false;
  let closed = false;
  let isBeginning = true;
  /** When this end last made or said an offer. */
  let offeredAt = -Infinity;
  const timers = { repeat: noTimer, mend: noTimer, patience: noTimer, sharpen: noTimer };
  let negotiation = negotiate();

  function negotiate(): Negotiation {
    const generation = own;
    return createNegotiation({
      createPeerConnection: options.createPeerConnection,
      outgoing: { ...outgoing, isBeginning },
      offersFirst,
      polite: !offersFirst,
      send: (message) => generation === own && send(message),
      onChange: () => generation === own && watch(),
      onBytes: (bytes) => generation === own && options.onBytes(bytes),
      onDrained: () => generation === own && options.onDrained(),
      onProblem: options.onProblem,
    });
  }

  /** Until the peer's description was taken a message opens a connection, whichever one the peer has by now. */
  function send(message: Message): void {
    if (message.description?.type === 'offer') offeredAt = clock.now();
    if (message.candidate === undefined) repeatIn(step(policy.repeatAfter, 0), 1);
    const answering = negotiation.committed && theirs !== null ? { answering: theirs } : {};
    options.send({ generation: own, ...answering, ...message });
  }

  /** @param count how often more it was waited by then, if nothing comes of it */
  function repeatIn(milliseconds: number, count: number): void {
    timers.repeat();
    timers.repeat = clock.after(milliseconds, () => {
      if (!negotiation.waiting) return;
      negotiation.repeat();
      repeatIn(step(policy.repeatAfter, count), count + 1);
    });
  }

  function replace(heir: string | null): void {
    negotiation.close();
    own = options.newGeneration();
    theirs = heir;
    timers.mend();
    timers.sharpen();
    timers.sharpen = noTimer;
    isBeginning = true;
    negotiation = negotiate();
  }

  function watch(): void {
    const { state } = negotiation.connection;
    if (state === 'connected') {
      wasConnected = true;
      failures = 0;
      impatient = false;
      timers.mend();
      timers.patience();
      if (isBeginning && timers.sharpen === noTimer) timers.sharpen = clock.after(policy.sharpenAfter, sharpen);
    }
    if (state === 'failed') mend();
    if (state === 'disconnected' && !isBroken) {
      if (clock.now() < hurryUntil) seek(negotiation);
      else void leaveRelay(negotiation);
    }
    isBroken = state === 'disconnected';
    onChange();
  }

  function sharpen(): void {
    isBeginning = false;
    negotiation.setOutgoing({ ...outgoing, isBeginning });
  }

  /**
   * A way over a relay that is gone never heals, and the relay may be there again in a moment: another way is looked for beside it
   * at once. Where it heals all the same, nothing is lost.
   */
  async function leaveRelay(broken: Negotiation): Promise<void> {
    const { connection } = broken;
    const { path } = readReport(await connection.report()).stats;
    if (path === 'relay' && broken === negotiation && connection.state === 'disconnected') seek(broken);
  }

  /** Looks for another way beside the one that there is. */
  function seek(of: Negotiation): void {
    soughtAt = clock.now();
    of.restartIce();
  }

  /** `disconnected` heals by itself more often than not; only `failed` is mended. */
  function mend(): void {
    const wait = step(policy.mendAfter, failures) + (offersFirst ? 0 : policy.deference);
    failures += 1;
    timers.mend();
    timers.mend = clock.after(wait, () => {
      if (negotiation.connection.state !== 'failed') return;
      if (failures <= policy.failuresBeforeRenewal) {
        seek(negotiation);
        // Where the attempt changes nothing, the browser says nothing either.
        timers.mend = clock.after(policy.patience, () => negotiation.connection.state === 'failed' && mend());
      } else {
        renew();
      }
    });
  }

  function renew(): void {
    replace(null);
    negotiation.start();
    onChange();
  }

  /** Counts failures and patience from here. */
  function beginAnew(): void {
    failures = 0;
    impatient = false;
    timers.patience();
    timers.patience = clock.after(policy.patience, () => {
      impatient = true;
      onChange();
    });
  }

  beginAnew();
  negotiation.start();

  function restart(): void {
    beginAnew();
    renew();
  }

  return {
    get connection() {
      return negotiation.connection;
    },
    get state() {
      const { state } = negotiation.connection;
      if (state === 'connected') return 'connected';
      if (impatient || failures > policy.failuresBeforeRenewal) return 'failed';
      return wasConnected ? 'interrupted' : 'connecting';
    },
    take(signal) {
      if (closed) return;
      const verdict = judgeSignal({ own, theirs, committed: negotiation.committed, past }, signal);
      if (verdict === 'drop') return;
      if (verdict === 'remind') return options.send({ generation: own });
      if (verdict !== 'take') {
        if (theirs !== null) past.add(theirs);
        past.delete(signal.generation);
      }
      if (verdict === 'bind') {
        if (theirs !== null) negotiation.forgetCandidates();
        theirs = signal.generation;
      }
      if (verdict === 'renew') {
        replace(signal.generation);
        beginAnew();
        // The peer's first offer needs no "here I am"; anything else calls for ours.
        if (signal.description?.type !== 'offer' || offersFirst) negotiation.start();
        else repeatIn(step(policy.repeatAfter, 0), 1);
        onChange();
        if (signal.description?.type === 'answer' || isGreeting(signal)) return;
      }
      if (wasConnected && signal.description?.type === 'offer') soughtAt = clock.now();
      const crossed = offeredAt + policy.crossing - clock.now();
      if (offersFirst && isGreeting(signal) && negotiation.waiting && crossed > 0) return repeatIn(crossed, 0);
      negotiation.take(signal);
    },
    setOutgoing(next) {
      outgoing = next;
      negotiation.setOutgoing({ ...outgoing, isBeginning });
    },
    hurry() {
      const { state } = negotiation.connection;
      hurryUntil = clock.now() + policy.hurry;
      if (!wasConnected || state === 'connected') return;
      timers.mend();
      timers.mend = clock.after(policy.patience, () => negotiation.connection.state === 'failed' && mend());
      seek(negotiation);
    },
    fallSilent(path) {
      // A relay that is gone shows five seconds later to the browser. Whoever has only fallen silent loses nothing by another way.
      const isSought = clock.now() - soughtAt < policy.seekAgainAfter;
      if (path === 'relay' && negotiation.connection.state === 'connected' && !isSought) seek(negotiation);
    },
    fallBlind() {
      if (clock.now() - soughtAt > policy.blameFor) return;
      // Once: where they put their picture out in that moment, a fresh connection doesn't bring it.
      soughtAt = -Infinity;
      restart();
    },
    restart,
    close() {
      closed = true;
      Object.values(timers).forEach((stop) => stop());
      negotiation.close();
    },
  };
}

function isGreeting(signal: Signal): boolean {
  return signal.description === undefined && signal.candidate === undefined;
}

function noTimer(): void {}
