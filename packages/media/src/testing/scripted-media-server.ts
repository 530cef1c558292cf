import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind, MediaOffer } from '@anteroom/protocol';
import { mediaKinds } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import { FakeTrack } from '../fake/fake-track.ts';
import type { Outgoing, PeerReport } from '../mesh/peer-connection.ts';
import type { MediaServerWire, WantedOf } from '../sfu/media-server-wire.ts';
import type {
  PublishConnection,
  ReceiveConnection,
  ReceivedLine,
  ServerConnectionEvents,
  ServerConnections,
  ServerLine,
} from '../sfu/server-connections.ts';

/** A media server in memory, with the way to it. */
export interface ScriptedMediaServer {
  wire(self: ParticipantId): MediaServerWire;
  connect(self: ParticipantId, attempt: string): ServerConnections;
  /** Offers everybody what there is for them, where that is another. */
  update(): void;
  /** Who sends now. */
  publishers(): readonly ParticipantId[];
  /** What one wants of the others, as they said last. */
  wanted(of: ParticipantId): ReadonlyMap<ParticipantId, WantedOf>;
  /** Whether what somebody gets on this track flows now. */
  flows(track: MediaStreamTrack): boolean;
  /** How often somebody began to send. */
  attempts(of: ParticipantId): number;
  /** Lets whoever begins to send wait for so many milliseconds, as a machine does that has too much to do. */
  answerAfter(milliseconds: number): void;
  interrupt(): void;
  heal(): void;
  /** It dies, and all that it knew; whoever sends is told. It answers nobody until `heal`. */
  die(): void;
}

interface Seat {
  readonly self: ParticipantId;
  readonly attempt: string;
  readonly out: ScriptedPublisher;
  into: ScriptedReceiver | null;
  offered: string;
  number: number;
  isAnswering: boolean;
  wanted: ReadonlyMap<ParticipantId, WantedOf>;
}

/** @param hears whether one gets what another sends, as our server decides it */
export function createScriptedMediaServer(
  clock: MediaClock,
  hears: (at: ParticipantId, from: ParticipantId) => boolean,
): ScriptedMediaServer {
  const seats = new Map<ParticipantId, Seat>();
  const outs = new Map<string, ScriptedPublisher>();
  const intos = new Map<string, ScriptedReceiver>();
  const offers = new Map<ParticipantId, (offer: Omit<MediaOffer, 'callId'>) => void>();
  const losses = new Map<ParticipantId, (attempt: string) => void>();
  const counts = new Map<ParticipantId, number>();
  let up = true;
  let wait = 0;

  const sourceOf = (id: ParticipantId): Outgoing | null => {
    const seat = seats.get(id);
    return up && seat?.out.state === 'connected' ? seat.out.outgoing : null;
  };

  function linesFor(seat: Seat): readonly ServerLine[] {
    const others = [...seats.values()].filter(({ self, out }) => out.isAccepted && self !== seat.self);
    const heard = others.filter(({ self }) => hears(seat.self, self));
    return heard.flatMap(({ self, attempt }) =>
      mediaKinds.map((kind) => ({ mid: `${attempt} ${kind}`, participantId: self, kind })),
    );
  }

  function update(): void {
    if (!up) return;
    for (const [id, seat] of seats) if (seat.out.state === 'closed') seats.delete(id);
    for (const seat of seats.values()) {
      const lines = linesFor(seat);
      const text = JSON.stringify(lines);
      if (!seat.out.isAccepted || seat.isAnswering || text === seat.offered) continue;
      if (lines.length === 0 && seat.offered === '') continue;
      seat.offered = text;
      seat.number += 1;
      seat.isAnswering = true;
      const offer = { attempt: seat.attempt, number: seat.number, sdp: 'offer', lines: [...lines] };
      clock.after(0, () => offers.get(seat.self)?.(offer));
    }
  }

  function setUp(next: boolean): void {
    up = next;
    for (const one of [...outs.values(), ...intos.values()]) one.settle(up);
    update();
  }

  return {
    update,
    publishers: () => [...seats.keys()],
    wanted: (of) => seats.get(of)?.wanted ?? new Map(),
    attempts: (of) => counts.get(of) ?? 0,
    flows: (track) => [...intos.values()].some((into) => into.flowsOn(track)),
    answerAfter: (milliseconds) => void (wait = milliseconds),
    interrupt: () => setUp(false),
    heal: () => setUp(true),
    die() {
      const lost = [...seats.values()];
      seats.clear();
      setUp(false);
      for (const { self, attempt } of lost) clock.after(0, () => losses.get(self)?.(attempt));
    },
    connect: (_self, attempt) => ({
      publish(events, outgoing) {
        const out = new ScriptedPublisher(clock, events, outgoing, () => up);
        outs.set(attempt, out);
        return out;
      },
      receive(events) {
        const into = new ScriptedReceiver(clock, events, (id) => sourceOf(id));
        intos.set(attempt, into);
        return into;
      },
      onOpened: null,
    }),
    wire: (self) => ({
      async publish({ attempt }) {
        counts.set(self, (counts.get(self) ?? 0) + 1);
        if (wait > 0) await new Promise<void>((resolve) => clock.after(wait, resolve));
        const out = outs.get(attempt);
        if (!up || out === undefined) return null;
        seats.set(self, {
          self,
          attempt,
          out,
          into: null,
          offered: '',
          number: 0,
          isAnswering: false,
          wanted: new Map(),
        });
        out.onAccepted = () => clock.after(0, update);
        return { sdp: 'answer' };
      },
      async answer(attempt) {
        const seat = seats.get(self);
        if (seat?.attempt !== attempt) return up ? 'void' : 'away';
        seat.isAnswering = false;
        clock.after(0, update);
        return 'done';
      },
      async wantPictures(attempt, wanted) {
        const seat = seats.get(self);
        if (!up) return 'away';
        if (seat?.attempt !== attempt) {
          // What it doesn't know is lost.
          clock.after(0, () => losses.get(self)?.(attempt));
          return 'done';
        }
        seat.wanted = wanted;
        return 'done';
      },
      onOffer(handler) {
        offers.set(self, handler);
        return () => {
          if (offers.get(self) === handler) offers.delete(self);
        };
      },
      onLost(handler) {
        losses.set(self, handler);
        return () => {
          if (losses.get(self) === handler) losses.delete(self);
        };
      },
    }),
  };
}

/** A connection that is there as soon as both ends want it, while the network is up. */
class ScriptedEnd {
  state: RTCPeerConnectionState = 'new';
  protected readonly clock: MediaClock;
  readonly #events: ServerConnectionEvents;

  constructor(clock: MediaClock, events: ServerConnectionEvents) {
    this.clock = clock;
    this.#events = events;
  }

  settle(up: boolean): void {
    if (up && (this.state === 'disconnected' || this.state === 'connecting')) this.become('connected');
    if (!up && this.state === 'connected') this.become('disconnected');
  }

  protected become(state: RTCPeerConnectionState): void {
    if (this.state === state || this.state === 'closed') return;
    this.state = state;
    this.clock.after(0, () => {
      if (this.state !== 'closed') this.#events.onStateChange();
    });
  }

  close(): void {
    this.state = 'closed';
  }
}

class ScriptedPublisher extends ScriptedEnd implements PublishConnection {
  outgoing: Outgoing;
  isAccepted = false;
  onAccepted: () => void = () => undefined;
  readonly #isUp: () => boolean;

  constructor(clock: MediaClock, events: ServerConnectionEvents, outgoing: Outgoing, isUp: () => boolean) {
    super(clock, events);
    this.outgoing = outgoing;
    this.#isUp = isUp;
  }

  async describe(): Promise<{ sdp: string; lines: readonly { mid: string; kind: MediaKind }[] }> {
    return { sdp: 'offer', lines: mediaKinds.map((kind) => ({ mid: kind, kind })) };
  }

  async accept(): Promise<void> {
    this.isAccepted = true;
    this.become('connecting');
    this.settle(this.#isUp());
    this.onAccepted();
  }

  setOutgoing(outgoing: Outgoing): void {
    this.outgoing = outgoing;
  }

  async report(): Promise<PeerReport> {
    return new Map<string, object>();
  }
}

class ScriptedReceiver extends ScriptedEnd implements ReceiveConnection {
  lines: readonly ReceivedLine[] = [];
  readonly #sourceOf: (id: ParticipantId) => Outgoing | null;
  readonly #counters = new Map<string, number>();

  constructor(clock: MediaClock, events: ServerConnectionEvents, sourceOf: (id: ParticipantId) => Outgoing | null) {
    super(clock, events);
    this.#sourceOf = sourceOf;
  }

  async answer(_sdp: string, lines: readonly ServerLine[]): Promise<string> {
    this.lines = lines.map((line) => {
      const known = this.lines.find(({ mid }) => mid === line.mid);
      return { ...line, track: known?.track ?? new FakeTrack(line.kind === 'sound' ? 'audio' : 'video', line.mid) };
    });
    this.become('connecting');
    this.settle(true);
    return 'answer';
  }

  flowsOn(track: MediaStreamTrack): boolean {
    const line = this.lines.find((one) => one.track === track);
    return line !== undefined && this.#flows(line);
  }

  levels(): ReadonlyMap<string, number> {
    return new Map();
  }

  /** Counts on with every look while something comes. */
  async report(): Promise<PeerReport> {
    const entries = this.lines.map((line) => {
      const count = (this.#counters.get(line.mid) ?? 0) + (this.#flows(line) ? 1 : 0);
      this.#counters.set(line.mid, count);
      const kind = line.kind === 'sound' ? 'audio' : 'video';
      const id = `in ${line.mid}`;
      return [
        id,
        { id, type: 'inbound-rtp', kind, mid: line.mid, packetsReceived: count, framesDecoded: count },
      ] as const;
    });
    return new Map<string, object>(entries);
  }

  #flows({ participantId, kind }: ReceivedLine): boolean {
    const source = this.state === 'connected' ? this.#sourceOf(participantId) : null;
    if (source === null) return false;
    return source[kind === 'sound' ? 'audio' : kind === 'picture' ? 'video' : 'shared'] !== null;
  }
}
