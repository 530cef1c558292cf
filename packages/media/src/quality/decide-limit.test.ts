import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LineSample, LineState } from './decide-limit.ts';
import { decideLimit, looks, newLine } from './decide-limit.ts';
import { limitOn, needsOf, noPicture, rungFor, smallestPicture } from './ladder.ts';

const every = 2000;

/** A line without any trouble, but for what is named. */
function look(at: number, trouble: Partial<LineSample> = {}): LineSample {
  return { at, outgoingLoss: 0, roundTripMs: 40, narrowed: false, availableKbps: null, ...trouble };
}

/** Looks at a line every two seconds and decides each time. */
function watch(
  seconds: number,
  seen: (state: LineState, now: number) => Partial<LineSample>,
  from = newLine(0),
  ceiling = 0,
) {
  let state = from;
  let samples: readonly LineSample[] = [];
  const states: LineState[] = [];
  const begin = from.since;
  for (let now = begin + every; now <= begin + seconds * 1000; now += every) {
    samples = [...samples, look(now, seen(state, now))].slice(-looks);
    state = decideLimit(state, samples, now, ceiling);
    states.push(state);
  }
  return { state, states, rungs: states.map(({ rung }) => rung) };
}

/** What a picture of each step and the sound take if they may, in kbit/s. */
function wishOf(rung: number): number {
  return 40 + (rung >= noPicture ? 0 : (limitOn(rung)?.bitrate ?? 2_000_000) / 1000);
}

/** A line of so many kbit/s, as a browser that measures it sees it. */
const narrow = (kbps: number) => (state: LineState) => ({
  availableKbps: Math.min(kbps, wishOf(state.rung) * 2),
  narrowed: wishOf(state.rung) > kbps,
});

/** The same line where the browser says nothing but what is lost. */
const leaky = (kbps: number) => (state: LineState) => ({
  outgoingLoss: Math.max(0, 1 - kbps / wishOf(state.rung)),
});

function climbsIn(rungs: readonly number[]): number {
  return rungs.filter((rung, index) => rung < (rungs[index - 1] ?? rung)).length;
}

describe('how large a picture a line carries', () => {
  it.each<[string, Partial<LineSample>, number]>([
    ['all is well', {}, 0],
    ['all is well and the browser measures', { availableKbps: 2000 }, 0],
    ['the browser feels its way and nothing is held down', { availableKbps: 100 }, 0],
    ['a twentieth is lost', { outgoingLoss: 0.05 }, 0],
    ['a tenth is lost', { outgoingLoss: 0.1 }, 0],
    ['450 kbit/s are there', { availableKbps: 450, narrowed: true }, 1],
    ['200 kbit/s are there', { availableKbps: 200, narrowed: true }, 3],
    ['100 kbit/s are there', { availableKbps: 100, narrowed: true }, 4],
    ['70 kbit/s are there', { availableKbps: 70, narrowed: true }, 5],
    ['30 kbit/s are there: the sound has them', { availableKbps: 30, narrowed: true }, noPicture],
  ])('after ten seconds in which %s', (_what, trouble, rung) => {
    expect(watch(10, () => trouble).state.rung).toBe(rung);
  });

  it('goes down by steps where a quarter is lost, and keeps the smallest picture', () => {
    const { rungs } = watch(120, () => ({ outgoingLoss: 0.25 }));
    expect([...new Set(rungs)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rungs.at(-1)).toBe(smallestPicture);
  });

  it('leaves the sound alone where half of it is lost', () => {
    expect(watch(30, () => ({ outgoingLoss: 0.5 })).state.rung).toBe(noPicture);
  });

  it('goes down where words take two seconds', () => {
    expect(watch(10, () => ({ roundTripMs: 2000 })).state.rung).toBe(1);
  });

  it('begins where the number of people has it', () => {
    expect(watch(10, () => ({ outgoingLoss: 0.25 }), newLine(0), 3).rungs).toContain(4);
  });

  it('forgives a single hiccup', () => {
    const { rungs } = watch(60, (_state, now) => (now === 20_000 ? { outgoingLoss: 0.9, roundTripMs: 4000 } : {}));
    expect(new Set(rungs)).toEqual(new Set([0]));
  });

  it('judges a new picture by what is seen of it, not of the one before', () => {
    const { states } = watch(20, () => ({ outgoingLoss: 0.25 }));
    const changes = states.filter(({ since }, index) => since !== states[index - 1]?.since).map(({ since }) => since);
    expect(changes.slice(1).every((at, index) => at - (changes[index] ?? 0) >= 3 * every)).toBe(true);
  });

  it('comes back step by step once the line is whole again, and within two minutes', () => {
    const low = watch(10, () => ({ availableKbps: 30, narrowed: true })).state;
    const { rungs } = watch(120, () => ({ availableKbps: 3000 }), low);
    expect([...new Set(rungs)]).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('waits longer and longer where a larger picture turns out too large each time', () => {
    const low = watch(10, () => ({ availableKbps: 70, narrowed: true })).state;
    const { states } = watch(600, (state) => (state.rung < low.rung ? { outgoingLoss: 0.3 } : {}), low);
    const tries = states.filter(({ onTrial }, index) => onTrial && states[index - 1]?.onTrial !== true);
    const gaps = tries.slice(1).map(({ since }, index) => since - (tries[index]?.since ?? 0));
    expect(gaps.length).toBeGreaterThan(2);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  });
});

describe('any line', () => {
  const kbps = fc.integer({ min: 10, max: 3000 });
  const kind = fc.constantFrom(narrow, leaky);
  const hour = 3600;

  it('is never sent a picture below the ladder or above it', () => {
    const any = fc.record({
      outgoingLoss: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      roundTripMs: fc.option(fc.double({ min: 0, max: 10_000, noNaN: true })),
      narrowed: fc.boolean(),
      availableKbps: fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
    });
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 60, maxLength: 60 }),
        fc.integer({ min: 0, max: noPicture }),
        (all, ceiling) => {
          const { rungs } = watch(120, (_state, now) => all[now / every - 1] ?? {}, newLine(0), ceiling);
          expect(rungs.every((rung) => Number.isInteger(rung) && rung >= 0 && rung <= noPicture)).toBe(true);
        },
      ),
    );
  });

  it('is left alone: hardly a change in an hour', () => {
    fc.assert(
      fc.property(kbps, kind, (rate, seenOn) => {
        expect(climbsIn(watch(hour, seenOn(rate)).rungs)).toBeLessThan(40);
      }),
      { numRuns: 60 },
    );
  });

  it('is sent the picture that it carries where the browser measures it, and stays there', () => {
    fc.assert(
      fc.property(kbps, (rate) => {
        const { rungs } = watch(600, narrow(rate));
        // Where only the sound is left one sees by trying whether a picture is carried: now and then.
        const isTried = rate >= 45 && rate < needsOf(smallestPicture);
        expect(climbsIn(rungs.slice(60))).toBeLessThanOrEqual(isTried ? 4 : 0);
        const last = rungs.at(-1) ?? 0;
        if (last > 0 && last < noPicture) expect(needsOf(last)).toBeLessThanOrEqual(rate);
        expect(last).toBeLessThanOrEqual(rungFor(rate));
      }),
    );
  });

  it('is sent no larger a picture for being narrower', () => {
    fc.assert(
      fc.property(kbps, kbps, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const at = (rate: number) => watch(300, narrow(rate)).state.rung;
        expect(at(less)).toBeGreaterThanOrEqual(at(more));
      }),
    );
  });

  it('is whole again a while after the trouble, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 400 }),
        kind,
        fc.integer({ min: 5, max: 300 }),
        (rate, seenOn, seconds) => {
          const { state } = watch(seconds, seenOn(rate));
          expect(watch(1800, () => ({ availableKbps: 5000 }), state).state.rung).toBe(0);
        },
      ),
    );
  });
});
