import { describe, expect, test } from 'vitest';
import { firstAt, lastAt, wallTimeAt } from './wall-clock.ts';

const at = (text: string): number => Date.parse(text);
/** What a clock shows, written as if it were UTC. */
const shown = (text: string): number => Date.parse(`${text}Z`);

describe('What the clock on the wall shows', () => {
  test.each([
    ['Europe/Berlin', '2026-01-12T09:00:00Z', '2026-01-12T10:00'],
    ['Europe/Berlin', '2026-07-12T22:30:00Z', '2026-07-13T00:30'],
    ['America/New_York', '2026-11-01T05:59:59Z', '2026-11-01T01:59:59'],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T01:00'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30'],
    ['Asia/Kolkata', '2024-02-28T18:30:00Z', '2024-02-29T00:00'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31T00:00'],
  ])('in %s at %s', (zone, instant, wall) => {
    expect(new Date(wallTimeAt(zone, at(instant))).toISOString()).toBe(new Date(shown(wall)).toISOString());
  });

  test('keeps the milliseconds, and before 1970 too', () => {
    expect(wallTimeAt('UTC', -1)).toBe(-1);
    expect(wallTimeAt('Asia/Kolkata', 123)).toBe(19_800_123);
  });

  test('is that of UTC where the zone isn’t known', () => {
    expect(wallTimeAt('Europe/Atlantis', 5)).toBe(5);
  });
});

describe('A time of the clock', () => {
  test.each([
    // [zone, what the clock shows, the first instant, the last]
    ['Europe/Berlin', '2026-06-01T08:00', '2026-06-01T06:00Z', '2026-06-01T06:00Z'],
    // Skipped: both are the moment of the skip.
    ['Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    // Comes twice.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    // The clock never shows less than two o'clock after the first time.
    ['Europe/Berlin', '2026-10-25T02:00', '2026-10-25T00:00Z', '2026-10-25T00:00Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
    ['America/New_York', '2026-03-08T02:15', '2026-03-08T07:00Z', '2026-03-08T07:00Z'],
    ['America/New_York', '2026-11-01T01:15', '2026-11-01T05:15Z', '2026-11-01T06:15Z'],
    // Half an hour, forth and back.
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30Z', '2026-10-03T15:30Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30Z', '2026-10-03T15:30Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
    ['Asia/Kolkata', '2024-02-29T23:59', '2024-02-29T18:29Z', '2024-02-29T18:29Z'],
    // A day that never was.
    ['Pacific/Apia', '2011-12-30T09:00', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
  ])('in %s, %s', (zone, wall, first, last) => {
    expect(new Date(firstAt(zone, shown(wall))).toISOString()).toBe(new Date(at(first)).toISOString());
    expect(new Date(lastAt(zone, shown(wall))).toISOString()).toBe(new Date(at(last)).toISOString());
  });
});
