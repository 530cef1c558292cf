/** One look at a connection's counters; totals since it began, times in milliseconds. */
export interface QualitySample {
  readonly at: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Share of our packets, 0 to 1, that the peer reported lost of late; null where it reported none yet. */
  readonly outgoingLoss: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  readonly framesDecoded: number;
  readonly audioPacketsReceived: number;
  /** Seconds for which the peer's picture stood still. */
  readonly freezeSeconds: number;
  /** Whether our sender makes the picture smaller because the line is too narrow. */
  readonly narrowed: boolean;
  /** What the browser finds the way out to carry, sound included, in kbit/s; null where it doesn't say, as Firefox. */
  readonly availableKbps: number | null;
}

/** How good it is, in three steps that the screen puts into words. */
export type QualityLevel = 'good' | 'weak' | 'bad';

/** What comes in from the peer, what goes out to the peer, or both suffers; null when all is good. */
export type QualitySide = 'ours' | 'theirs' | 'both';

/** The quality of one connection, and where it suffers (C5). */
export interface Quality {
  readonly level: QualityLevel;
  /** The likelier culprit; null when the level is good. */
  readonly side: QualitySide | null;
}

/** From which value on a figure makes the connection weak, and bad. */
interface Bounds {
  readonly weak: number;
  readonly bad: number;
}

const lossBounds: Bounds = { weak: 0.03, bad: 0.1 };
const roundTripBounds: Bounds = { weak: 350, bad: 800 };
const jitterBounds: Bounds = { weak: 60, bad: 150 };
/** Share of the time for which the picture stood still. */
const freezeBounds: Bounds = { weak: 0.1, bad: 0.4 };
const levels: readonly QualityLevel[] = ['good', 'weak', 'bad'];

/**
 * Judges a connection by its latest samples, oldest first; null with fewer than two. The bounds are those at which
 * people begin to notice, and at which talking becomes hard: ITU-T G.114 for delay, and what the codecs can conceal.
 */
export function judgeQuality(samples: readonly QualitySample[]): Quality | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  const received = last.packetsReceived - first.packetsReceived;
  // A late packet is counted lost first and found later: the total may fall.
  const lost = Math.max(0, last.packetsLost - first.packetsLost);
  const loss = received + lost === 0 ? 0 : lost / (received + lost);
  const still = ((last.freezeSeconds - first.freezeSeconds) * 1000) / (last.at - first.at);
  const incoming = Math.max(
    degree(loss, lossBounds),
    degree(median(samples.map((sample) => sample.jitterMs)), jitterBounds),
    degree(still, freezeBounds),
  );
  const outgoing = Math.max(
    degree(median(samples.map((sample) => sample.outgoingLoss)), lossBounds),
    // Narrowed all the time: at the start of a call every sender feels its way up.
    samples.every((sample) => sample.narrowed) ? 1 : 0,
  );
  const delay = degree(median(samples.map((sample) => sample.roundTripMs)), roundTripBounds);
  const level = levels[Math.max(incoming, outgoing, delay)] ?? 'bad';
  return { level, side: level === 'good' ? null : sideOf(incoming, outgoing) };
}

/** Whether sound and pictures came in between the first and the last sample; null with fewer than two. */
export function judgeArriving(samples: readonly QualitySample[]): { audio: boolean; video: boolean } | null {
  const before = samples.at(-2);
  const last = samples.at(-1);
  if (before === undefined || last === undefined) return null;
  return {
    audio: last.audioPacketsReceived > before.audioPacketsReceived,
    video: last.framesDecoded > before.framesDecoded,
  };
}

/** Whether packets came in until the look before the last one, and none since: a break shows so before the browser says it. */
export function judgeSilence(samples: readonly QualitySample[]): boolean {
  const [first, before, last] = samples.slice(-3).map(({ packetsReceived }) => packetsReceived);
  return first !== undefined && before !== undefined && last === before && before > first;
}

/**
 * Judges this participant's own line by what it has with each peer: where two or more suffer alike, it isn't theirs.
 * null while nothing is known.
 */
export function judgeOwnLine(qualities: readonly Quality[]): QualityLevel | null {
  if (qualities.length === 0) return null;
  const degrees = qualities.map(({ level, side }) =>
    side === 'theirs' && qualities.length === 1 ? 0 : levels.indexOf(level),
  );
  return levels[Math.min(...degrees)] ?? null;
}

function sideOf(incoming: number, outgoing: number): QualitySide {
  // A line is narrower upwards: what comes in badly was most likely sent badly. Where both suffer, a little more here says nothing.
  if (incoming === outgoing || Math.min(incoming, outgoing) > 0) return 'both';
  return incoming > outgoing ? 'theirs' : 'ours';
}

function degree(value: number | null, { weak, bad }: Bounds): number {
  if (value === null) return 0;
  return value >= bad ? 2 : value >= weak ? 1 : 0;
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}
