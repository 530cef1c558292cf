import type { DoorView } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { untilChange } from './door.ts';

const open: DoorView = { door: 'open', opensAt: null, closesAt: null, timeZone: 'UTC', now: 1_000_000 };

test.each([
  [undefined, 0, 60_000],
  [open, 0, 60_000],
  [{ ...open, closesAt: 1_030_000 }, 0, 30_000],
  [{ ...open, closesAt: 1_030_000 }, 20_000, 10_000],
  // Once past, it is asked for again and again, each second.
  [{ ...open, closesAt: 1_030_000 }, 40_000, 1_000],
  [{ ...open, door: 'out-of-hours' as const, opensAt: 9_000_000 }, 0, 60_000],
])('the door %j is asked for again: %d ms later in %d ms', (door, age, expected) => {
  expect(untilChange(door, age)).toBe(expected);
});
