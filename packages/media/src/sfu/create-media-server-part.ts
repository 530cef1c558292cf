import type { ParticipantId } from '@anteroom/domain';

import type { PeerConnectionState, PeerStats } from '../media-session.ts';
import { newGeneration } from '../mesh/generation.ts';
import { step } from '../mesh/policy.ts';
import { readReport } from '../quality/read-report.ts';
import type { WantedPictures } from '../quality/sending.ts';
import type { Arrivals } from './arrivals.ts';
import { createArrivals } from './arrivals.ts';
import type { Attempt } from './attempt.ts';
import { beginAttempt } from './attempt.ts';
import { reportAbout } from './line-reports.ts';
import { createIntoLine } from './into-line.ts';
import type { MediaServerPart, MediaServerPartOptions } from './media-server-part.ts';
import { createOutLine } from './out-line.ts';
import { usualMediaServerPolicy } from './policy.ts';
import { createSpeakers } from './speakers.ts';
import { wantedPictures } from './wanted-pictures.ts';
import { createWishes } from './wishes.ts';

/** Goes over a media server from now on: the first attempt begins at once. */
export function createMediaServerPart(options: MediaServerPartOptions): MediaServerPart {
  const { wire, clock, policy = usualMediaServerPolicy, onChange, newAttempt = newGeneration } = options;
  const out = createOutLine(clock, options.tracks, options.choice);
  const into = createIntoLine(clock);
  const speakers = createSpeakers();
  const wishes = createWishes(wire, (id) => id === attempt?.id && replace());
  /** Who was there once: without a line they are being mended, and not new. */
  const known = new Set<ParticipantId>();
  let peers: readonly ParticipantId[] = [];
  let shown: ReadonlyMap<ParticipantId, number> | null = null;
  let receiving: WantedPictures = 'all';
  let attempt: Attempt | null = null;
  let arrivals: Arrivals = createArrivals(options.isEncrypted);
  let stopOpened = noTimer;
  let lookedSince = clock.now();
  let wasConnected = false;
  let failures = 0;
  /** How many of them ran out of patience: that one was refused at once says nothing of how long the next one needs. */
  let ranOut = 0;
  let closed = false;
  const timers = { retry: noTimer, look: noTimer, listen: noTimer, measure: noTimer };

  function begin(): void {
    timers.retry();
    const id = newAttempt();
    const connections = options.connect(id);
    arrivals = createArrivals(connections.onOpened !== null);
    stopOpened();
    stopOpened =
      connections.onOpened?.((mid, of) => {
        arrivals.opened(mid, of);
        if (of.kind === 'sound') onChange();
      }) ?? noTimer;
    lookedSince = clock.now();
    attempt = beginAttempt({
      id,
      wire,
      connections,
      clock,
      policy,
      patience: step(policy.patience, ranOut),
      outgoing: out.outgoing(),
      isEncrypted: options.isEncrypted,
      onPublished() {
        wishes.begin(id);
        want();
      },
      onChange: follow,
      onEnd(hasRunOut) {
        if (hasRunOut) ranOut += 1;
        replace();
      },
      onProblem: (problem) => options.onProblem?.(problem),
    });
  }

  /** The attempt is no more: the next one, at once the first time. */
  function replace(): void {
    if (closed) return;
    attempt?.close();
    attempt = null;
    wishes.end();
    out.startOver();
    into.startOver();
    timers.retry();
    timers.retry = clock.after(step(policy.retryAfter, failures), begin);
    failures += 1;
    onChange();
  }

  function follow(): void {
    if (attempt === null) return;
    if (attempt.state === 'connected') {
      wasConnected = true;
      failures = 0;
      ranOut = 0;
    }
    const lines = attempt.into?.lines ?? [];
    arrivals.follow(lines);
    for (const { participantId } of lines) known.add(participantId);
    lookedSince = clock.now();
    lookSoon();
    onChange();
  }

  function lookSoon(): void {
    timers.look();
    const isSoon = clock.now() - lookedSince < policy.lookingSoon;
    timers.look = clock.after(isSoon ? policy.lookEvery : policy.lookLaterEvery, () => {
      void look().finally(() => {
        if (!closed && arrivals.isMissing) lookSoon();
      });
    });
  }

  async function look(): Promise<void> {
    const looked = arrivals;
    // A browser takes a while to write its report of twenty people.
    if (!looked.isWorthALook) return;
    const report = await attempt?.into?.report();
    if (closed || report === undefined || looked !== arrivals) return;
    arrivals.look(report);
    onChange();
  }

  function listen(): void {
    timers.listen = clock.after(policy.listenEvery, listen);
    const levels = attempt?.into?.levels();
    const lines = attempt?.into?.lines ?? [];
    const loud = lines.flatMap(({ mid, participantId }) => {
      const level = levels?.get(mid);
      return level === undefined ? [] : [[participantId, level] as const];
    });
    speakers.hear(new Map(loud), clock.now());
    want();
  }

  function want(): void {
    const spoke = speakers.recent(clock.now());
    wishes.want(wantedPictures({ peers, shown, spoke, choice: receiving, squeeze: into.squeeze }));
  }

  function measureLater(): void {
    timers.measure = clock.after(policy.measureEvery, () => {
      void measure()
        .catch(() => undefined)
        .finally(() => {
          if (!closed) measureLater();
        });
    });
  }

  async function measure(): Promise<void> {
    const measured = attempt;
    if (measured?.state !== 'connected') return into.startOver();
    const [sent, received] = await Promise.all([measured.out.report(), measured.into?.report() ?? null]);
    if (attempt !== measured) return;
    if (out.judge(sent)) measured.setOutgoing(out.outgoing());
    const lines = measured.into?.lines ?? [];
    into.look(received, new Map(peers.map((id) => [id, reportAbout(id, sent, received, lines, peers.length)])));
    want();
    onChange();
  }

  function connectionOf(id: ParticipantId): PeerConnectionState {
    if (attempt?.state === 'connected' && arrivals.offered(id).size > 0) return 'connected';
    if (failures > policy.attemptsBeforeFailed) return 'failed';
    return known.has(id) && wasConnected ? 'interrupted' : 'connecting';
  }

  function send(): void {
    attempt?.setOutgoing(out.outgoing());
  }

  const stops = [
    wire.onOffer((offer) => {
      if (offer.attempt === attempt?.id) attempt.take(offer);
    }),
    wire.onLost((id) => {
      if (id === attempt?.id) replace();
    }),
  ];
  begin();
  listen();
  measureLater();

  return {
    setPeers(ids) {
      peers = ids;
      for (const id of known) if (!ids.includes(id)) known.delete(id);
      into.keep(ids);
      want();
    },
    setTracks(tracks) {
      out.setTracks(tracks);
      send();
    },
    setSending(choice) {
      out.setChoice(choice);
      send();
    },
    setShown(next) {
      shown = next;
      want();
    },
    setReceiving(wanted) {
      receiving = wanted;
      want();
    },
    peer: (id) => ({
      connection: connectionOf(id),
      offered: arrivals.offered(id),
      tracks: arrivals.arrived(id),
      verdict: into.verdict(id),
    }),
    ownPicture: () => out.sent,
    async stats() {
      const asked = attempt;
      if (asked === null) return new Map();
      const [sent, received] = await Promise.all([asked.out.report(), asked.into?.report() ?? null]);
      const lines = asked.into?.lines ?? [];
      const about = (id: ParticipantId): PeerStats =>
        readReport(reportAbout(id, sent, received, lines, peers.length)).stats;
      return new Map(peers.map((id) => [id, about(id)]));
    },
    hurry() {
      if (attempt === null) begin();
      else attempt.hurry();
      // By that our server finds out that this page is there again, and offers anew what it may have missed.
      wishes.sayAgain();
      want();
    },
    restart() {
      failures = 0;
      ranOut = 0;
      replace();
    },
    close() {
      if (closed) return;
      closed = true;
      attempt?.close();
      attempt = null;
      Object.values(timers).forEach((stop) => stop());
      stopOpened();
      stops.forEach((stop) => stop());
    },
  };
}

function noTimer(): void {}
