import type { QualitySample } from './judge-quality.ts';
import type { Rung } from './ladder.ts';
import { needsOf, noPicture, rungFor, smallestPicture, wholePicture } from './ladder.ts';

/** What is seen of a line at one moment, for the decision how large a picture it carries. */
export type LineSample = Pick<QualitySample, 'at' | 'outgoingLoss' | 'roundTripMs' | 'narrowed' | 'availableKbps'>;

/** What was decided for a line, and what the next decision must know of the past. Times in milliseconds. */
export interface LineState {
  /** The largest picture that the line carries. */
  readonly rung: Rung;
  /** When it came to that. */
  readonly since: number;
  /** Since when nothing has been wrong. */
  readonly calmSince: number;
  /** The picture that was too large last; `noPicture` before there was one. */
  readonly tooLarge: Rung;
  /** How long nothing may be wrong before that one, or a larger one, is tried again. */
  readonly patience: number;
  /** Whether the last step was a larger picture that hasn't proved itself yet. */
  readonly onTrial: boolean;
}

/** So many looks in a row make a judgement: one is a hiccup. */
export const looks = 4;
/** Fewer looks than that say too little of a picture that has just changed. */
const leastLooks = 3;
/** From which loss on a smaller picture is sent, and below which a larger one is tried: far apart, or it would flap. */
const lossBounds = { tooMuch: 0.2, drowning: 0.4, fine: 0.13 };
/** Words there and back, in milliseconds: queues that long are filled by the picture. */
const delayBounds = { tooMuch: 1_500, fine: 700 };
/** How much more than a larger picture needs has to be there before it is tried. */
const headroom = 1.2;
/**
 * In kbit/s: browsers find no more than about what is sent. Without any picture that is the sound's, so that whether the line carries
 * one is only seen by trying.
 */
const soundWithEase = 45;
/** A larger picture that goes this long without trouble has proved itself. */
const trial = 60_000;
const leastPatience = 8_000;
const mostPatience = 240_000;

/** Of a line that nothing is known of: all is tried. */
export function newLine(now: number): LineState {
  return {
    rung: wholePicture,
    since: now,
    calmSince: now,
    tooLarge: noPicture,
    patience: leastPatience,
    onTrial: false,
  };
}

/**
 * Decides how large a picture a line carries, so that sound has what it needs first (C5). Down at once, as far as the
 * measured bandwidth says, or by one step where only loss speaks; up by one step, after some time without trouble, which
 * doubles whenever a larger picture turns out to be too large soon after: a line on the edge is left alone. Loss alone
 * never takes the picture away unless it drowns everything: a smaller picture doesn't mend a bad line, it only helps a narrow one.
 * @param samples the latest looks, oldest first
 * @param ceiling the largest picture that is sent for other reasons; what the line could carry above it isn't known
 */
export function decideLimit(
  previous: LineState,
  samples: readonly LineSample[],
  now: number,
  ceiling: Rung = wholePicture,
): LineState {
  // What was seen before the last step was of another picture.
  const fresh = samples.filter(({ at }) => at > previous.since).slice(-looks);
  const proved = previous.onTrial && now - previous.since >= trial;
  const isProof = proved && previous.rung <= previous.tooLarge;
  const patience = isProof ? Math.max(leastPatience, previous.patience / 2) : previous.patience;
  const onTrial = previous.onTrial && !proved;
  const calmSince = isCalm(fresh) ? previous.calmSince : now;
  const sent = Math.max(previous.rung, ceiling);

  const carried = fresh.length < leastLooks ? sent : rungCarried(fresh, sent);
  if (carried > sent) {
    // The one before a trial was right: there is no need to look further down.
    const rung = onTrial ? sent + 1 : carried;
    const longer = onTrial && sent <= previous.tooLarge ? Math.min(mostPatience, patience * 2) : patience;
    return { rung, since: now, calmSince: now, tooLarge: sent, patience: longer, onTrial: false };
  }
  const larger = previous.rung - 1;
  const wait = larger <= previous.tooLarge ? patience : leastPatience;
  const waited = now - Math.max(previous.since, calmSince) >= wait;
  if (larger >= ceiling && waited && fresh.length >= leastLooks && hasRoom(fresh, larger)) {
    return { ...previous, rung: larger, since: now, calmSince, patience, onTrial: true };
  }
  return { ...previous, calmSince, patience, onTrial };
}

/** The picture that a line carries which is sent this one. */
function rungCarried(fresh: readonly LineSample[], sent: Rung): Rung {
  return Math.max(sent, byBandwidth(fresh, sent), byLoss(fresh, sent));
}

/** The browser's own measure, where it has one. It falls for a moment after every hiccup: the best of several counts. */
function byBandwidth(fresh: readonly LineSample[], sent: Rung): Rung {
  const known = fresh.map(({ availableKbps }) => availableKbps).filter((kbps) => kbps !== null);
  const isHeldDown = fresh.every(({ narrowed }) => narrowed) || sent >= smallestPicture;
  if (known.length < fresh.length || !isHeldDown) return sent;
  const best = Math.max(...known);
  return best < needsOf(sent) ? rungFor(best) : sent;
}

function byLoss(fresh: readonly LineSample[], sent: Rung): Rung {
  const { loss, delay } = troubleIn(fresh);
  if (loss >= lossBounds.drowning) return Math.min(noPicture, Math.max(sent + 1, smallestPicture - 1));
  const isTooMuch = loss >= lossBounds.tooMuch || delay >= delayBounds.tooMuch;
  return isTooMuch ? Math.max(sent, Math.min(sent + 1, smallestPicture)) : sent;
}

function isCalm(fresh: readonly LineSample[]): boolean {
  const { loss, delay } = troubleIn(fresh);
  return loss < lossBounds.fine && delay < delayBounds.fine;
}

/** What is usual of late: a single look says little of either. */
function troubleIn(fresh: readonly LineSample[]): { readonly loss: number; readonly delay: number } {
  return {
    loss: middle(fresh.map(({ outgoingLoss }) => outgoingLoss)),
    delay: middle(fresh.map(({ roundTripMs }) => roundTripMs)),
  };
}

function hasRoom(fresh: readonly LineSample[], larger: Rung): boolean {
  const wanted = larger >= smallestPicture ? soundWithEase : needsOf(larger) * headroom;
  return fresh.every(({ availableKbps }) => availableKbps === null || availableKbps >= wanted);
}

/** The middle of what is known, the lower one of two; 0 where nothing is. */
function middle(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? 0;
}
