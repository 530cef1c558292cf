import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdays } from './calendar.ts';
import { isOpenAt, nextClosing, nextOpening } from './open-times.ts';
import { areOpeningHours, minutesOf, timesOn, type OpenTime, type Schedule } from './schedule.ts';
import { dayAt, wallTimeAt } from './wall-clock.ts';

const minute = 60_000;
const day = 1_440 * minute;

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'] as const;

/** Moments near which clocks are changed somewhere, a leap day, and the end of a year. */
const moments = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-10-03T15:30Z',
  '2026-04-04T15:00Z',
  '2028-02-29T00:00Z',
  '2026-12-31T23:00Z',
].map((text) => Date.parse(text));

const timeOfDay = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const time: fc.Arbitrary<OpenTime> = fc.record({ from: timeOfDay, to: timeOfDay });
const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.array(fc.array(time, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ timeZone, days }) => ({ timeZone, hours: { kind: 'weekly' as const, days }, holidays: [], oneOffs: [] }));
const instant = fc
  .tuple(fc.constantFrom(...moments), fc.integer({ min: -2_880, max: 2_880 }))
  .map(([moment, minutes]) => moment + minutes * minute);

/** Whether the clock on the wall shows a time within the hours, found without asking for any instant but this one. */
function isShown(of: Schedule, at: number): boolean {
  const wall = wallTimeAt(of.timeZone, at);
  const today = dayAt(of.timeZone, at);
  return [today - 1, today].some((one) =>
    timesOn(of, one).times.some((each) => {
      const minutes = minutesOf(each);
      const since = wall - one * day;
      return minutes !== null && since >= minutes.from * minute && since < minutes.to * minute;
    }),
  );
}

/** Whether clocks are changed within a day of an instant. */
function isCalm({ timeZone }: Schedule, at: number): boolean {
  return wallTimeAt(timeZone, at + day) - wallTimeAt(timeZone, at - day) === 2 * day;
}

describe('Hours, whatever they are, wherever and whenever', () => {
  test('are open whenever the clock says so; and closed otherwise, but in an hour that comes twice', () => {
    fc.assert(
      fc.property(schedule, instant, (of, at) => {
        if (isShown(of, at)) expect(isOpenAt(of, at)).toBe(true);
        else if (isCalm(of, at)) expect(isOpenAt(of, at)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('change at the next closing or opening, and not before', () => {
    fc.assert(
      fc.property(schedule, instant, fc.integer({ min: 1, max: 99 }), (of, at, part) => {
        const isOpen = isOpenAt(of, at);
        const [closing, opening] = [nextClosing(of, at), nextOpening(of, at)];
        const change = isOpen ? closing : opening;
        const other = isOpen ? opening : closing;
        if (change === null) return;
        expect(change).toBeGreaterThan(at);
        if (other !== null) expect(other).toBeGreaterThan(change);
        expect(isOpenAt(of, change - 1)).toBe(isOpen);
        expect(isOpenAt(of, change)).toBe(!isOpen);
        // Anywhere in between it is as it was.
        expect(isOpenAt(of, at + Math.floor(((change - at - 1) * part) / 100))).toBe(isOpen);
      }),
      { numRuns: 200 },
    );
  });

  test('that are open for a minute of the week open again within eight days', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...weekdays), time, instant, (timeZone, on, each, at) => {
        const hours = { kind: 'weekly' as const, days: weekdays.map((one) => (one === on ? [each] : [])) };
        expect(areOpeningHours(hours)).toBe(true);
        const opening = nextOpening({ timeZone, hours, holidays: [], oneOffs: [] }, at);
        // One that is skipped where clocks go forward comes a week later.
        expect(opening).toBeLessThanOrEqual(at + 15 * day);
      }),
      { numRuns: 100 },
    );
  });
});
