import { beforeEach, describe, expect, test } from 'vitest';
import { createIdleLock, type IdleLock, type TabWord } from './idle-lock.ts';

const minute = 60_000;
let now: number;
let told: TabWord[];
let noted: number;
let lockedOnServer: number;
let isInCallElsewhere: boolean;
let lock: IdleLock;

beforeEach(() => {
  now = 0;
  told = [];
  noted = 0;
  lockedOnServer = 0;
  isInCallElsewhere = false;
  lock = createIdleLock({
    now: () => now,
    noteActivity: () => Promise.resolve(void (noted += 1)),
    lockSession() {
      if (!isInCallElsewhere) lockedOnServer += 1;
      return Promise.resolve(!isInCallElsewhere);
    },
    tell: (word) => told.push(word),
  });
  lock.setAfter(15 * minute);
});

/** Time goes by, and the page looks at it now and then. */
function pass(duration: number): void {
  for (let gone = 0; gone < duration; gone += 5_000) {
    now += Math.min(5_000, duration - gone);
    lock.check();
  }
}

describe('A page that nobody touches', () => {
  test('locks after a quarter of an hour, on the server and in the other tabs too', () => {
    pass(15 * minute);
    expect(lock.isLocked.read()).toBe(false);
    pass(5_000);
    expect([lock.isLocked.read(), told, lockedOnServer]).toEqual([true, ['locked'], 1]);
  });

  test('locks also where the computer slept, and the touch that wakes it comes too late', () => {
    now += 60 * minute;
    lock.note();
    expect(lock.isLocked.read()).toBe(true);
    expect(noted).toBe(0);
  });

  test('stays open while its person is there, and says so once a minute', () => {
    for (let index = 0; index < 60; index += 1) {
      pass(30_000);
      lock.note();
    }
    expect(lock.isLocked.read()).toBe(false);
    expect(noted).toBe(30);
  });

  test('stays open while they work in another tab', () => {
    for (let index = 0; index < 4; index += 1) {
      pass(10 * minute);
      lock.hear('active');
    }
    expect(lock.isLocked.read()).toBe(false);
  });

  test('never locks in a running call, by itself, by hand or because another tab says so', async () => {
    const release = lock.hold();
    pass(40 * minute);
    expect(await lock.lock()).toBe(false);
    lock.hear('locked');
    expect(lock.isLocked.read()).toBe(false);
    expect(noted).toBeGreaterThan(30);
    release();
    release();
    pass(14 * minute);
    expect(lock.isLocked.read()).toBe(false);
    pass(2 * minute);
    expect(lock.isLocked.read()).toBe(true);
  });

  test('opens again where the server refuses: its person is in a call in another window', async () => {
    isInCallElsewhere = true;
    expect(await lock.lock()).toBe(false);
    expect([lock.isLocked.read(), told, lockedOnServer]).toEqual([false, ['locked', 'unlocked'], 0]);
  });

  test('that is kept for the day locks by hand alone', async () => {
    lock.setAfter(null);
    pass(5 * 60 * minute);
    expect(lock.isLocked.read()).toBe(false);
    expect(await lock.lock()).toBe(true);
    expect(lock.isLocked.read()).toBe(true);
  });

  test('locks and unlocks together with the other tabs', () => {
    lock.hear('locked');
    expect(lock.isLocked.read()).toBe(true);
    lock.hear('unlocked');
    expect(lock.isLocked.read()).toBe(false);
    void lock.lock();
    lock.unlocked();
    expect([lock.isLocked.read(), told]).toEqual([false, ['locked', 'unlocked']]);
    pass(14 * minute);
    expect(lock.isLocked.read()).toBe(false);
  });
});
