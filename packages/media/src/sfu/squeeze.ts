/** How far the pictures that come in are held down, so that the line has room for sound (C5). Times in milliseconds. */
export interface Squeeze {
  /** 0: not at all; 1: no large ones; 2: small ones only; 3: few small ones. */
  readonly degree: number;
  /** When it came to that. */
  readonly since: number;
  /** Since when nothing was lost that counts. */
  readonly calmSince: number;
}

const most = 3;
/** Shares of packets that don't arrive. */
const lossBounds = { tooMuch: 0.08, fine: 0.02 };
/** A step has to show what it helps before the next. */
const between = 4_000;
const calm = 20_000;

export function noSqueeze(now: number): Squeeze {
  return { degree: 0, since: now, calmSince: now };
}

/**
 * Decides by what was lost on the way here in the latest look: down by a step while too much is, up by one after a calm while.
 * @param loss 0 to 1; null where nothing came in
 */
export function decideSqueeze(before: Squeeze, loss: number | null, now: number): Squeeze {
  const isCalm = loss === null || loss < lossBounds.fine;
  const calmSince = isCalm ? before.calmSince : now;
  if (loss !== null && loss >= lossBounds.tooMuch && now - before.since >= between && before.degree < most) {
    return { degree: before.degree + 1, since: now, calmSince: now };
  }
  if (before.degree > 0 && now - Math.max(calmSince, before.since) >= calm) {
    return { degree: before.degree - 1, since: now, calmSince };
  }
  return { ...before, calmSince };
}
