import { describe, expect, test } from 'vitest';
import { defaultGrace, graceFor, nextPresence, type Presence } from './presence.ts';
import { beingSeen, onHold, waiting } from '../testing/sample-stays.ts';

const minute = 60_000;
const here: Presence = { state: 'here' };
const gone: Presence = { state: 'gone' };
const missing: Presence = { state: 'missing', since: 1_000, goneAt: 1_000 + 2 * minute };
const missingForGood: Presence = { state: 'missing', since: 1_000, goneAt: null };

describe('presence', () => {
  test('a lost connection is missing from that moment, with a deadline', () => {
    expect(nextPresence(here, { type: 'disconnected', at: 1_000, grace: 2 * minute })).toStrictEqual(missing);
  });

  test('a second loss does not move the deadline', () => {
    expect(nextPresence(missing, { type: 'disconnected', at: 9_000, grace: 2 * minute })).toBe(missing);
  });

  test('coming back in time is being here, as if nothing had been', () => {
    expect(nextPresence(missing, { type: 'connected' })).toStrictEqual(here);
    expect(nextPresence(missingForGood, { type: 'connected' })).toStrictEqual(here);
  });

  test('the grace ends at its deadline, and no millisecond before', () => {
    expect(nextPresence(missing, { type: 'time-passed', at: 1_000 + 2 * minute - 1 })).toBe(missing);
    expect(nextPresence(missing, { type: 'time-passed', at: 1_000 + 2 * minute })).toStrictEqual(gone);
  });

  test('a clock that steps back makes nobody gone', () => {
    expect(nextPresence(missing, { type: 'time-passed', at: -5 * minute })).toBe(missing);
  });

  test('time alone does nothing to somebody who is here, or whose grace does not run', () => {
    expect(nextPresence(here, { type: 'time-passed', at: 99 * minute })).toBe(here);
    expect(nextPresence(missingForGood, { type: 'time-passed', at: 99_999 * minute })).toBe(missingForGood);
  });

  test('gone is final', () => {
    const signals = [
      { type: 'connected' },
      { type: 'disconnected', at: 1, grace: minute },
      { type: 'server-started', at: 1, grace: minute },
      { type: 'grace-changed', at: 1, grace: null },
      { type: 'time-passed', at: 1 },
    ] as const;
    for (const signal of signals) expect(nextPresence(gone, signal)).toBe(gone);
  });

  test("after the server's start every grace counts anew, also for those whose page seemed connected", () => {
    const at = 1_000 + 2 * minute - 1;
    const anew = { state: 'missing', since: at, goneAt: at + 10 * minute };
    for (const before of [here, missing, missingForGood]) {
      expect(nextPresence(before, { type: 'server-started', at, grace: 10 * minute })).toStrictEqual(anew);
    }
    const restarted = nextPresence(missing, { type: 'server-started', at, grace: 2 * minute });
    expect(nextPresence(restarted, { type: 'time-passed', at: at + 1 })).toBe(restarted);
  });

  test('being joined while missing gives the grace of the call from that moment', () => {
    const at = 5 * minute;
    const wait: Presence = { state: 'missing', since: 1_000, goneAt: 1_000 + 10 * minute };
    const joined = nextPresence(wait, { type: 'grace-changed', at, grace: defaultGrace.inCall });
    expect(joined).toStrictEqual({ state: 'missing', since: 1_000, goneAt: at + 2 * minute });
    expect(nextPresence(here, { type: 'grace-changed', at, grace: minute })).toBe(here);
  });
});

describe('which grace applies', () => {
  test('two minutes in a call, ten while waiting or on hold', () => {
    expect(graceFor(beingSeen, defaultGrace)).toBe(2 * minute);
    expect(graceFor(waiting, defaultGrace)).toBe(10 * minute);
    expect(graceFor(onHold, defaultGrace)).toBe(10 * minute);
  });

  test('both are settable', () => {
    const times = { inCall: 5, waiting: 7 };
    expect([beingSeen, waiting].map((stay) => graceFor(stay, times))).toStrictEqual([5, 7]);
  });

  test('while a call back is wanted none runs until the clinic closes', () => {
    const stay = { ...waiting, callBackWantedSince: 500 };
    expect(graceFor(stay, defaultGrace)).toBeNull();
    expect(graceFor(stay, defaultGrace, 180 * minute)).toBe(180 * minute);
    // Shortly before closing it is still no shorter than for anybody else.
    expect(graceFor(stay, defaultGrace, minute)).toBe(10 * minute);
    expect(graceFor({ ...beingSeen, callBackWantedSince: 500 }, defaultGrace, 180 * minute)).toBe(2 * minute);
  });
});
