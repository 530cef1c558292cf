import { beforeEach, describe, expect, it } from 'vitest';

import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import type { PeerConnectionState, PeerView } from '../media-session.ts';
import { chen } from '../testing/people.ts';
import type { PageEvents, RepairReason } from './page-events.ts';
import type { Repairs } from './repairs.ts';
import { createRepairs } from './repairs.ts';

const minute = 60_000;

describe('repairs', () => {
  let clock: FakeClock;
  let wall: number;
  let hurried: number;
  let tell: (reason: Exclude<RepairReason, 'wake'>) => void;
  let connection: PeerConnectionState;
  let follow: () => void;
  let repairs: Repairs;

  beforeEach(() => {
    clock = createFakeClock();
    wall = 0;
    hurried = 0;
    connection = 'connected';
    const events: PageEvents = {
      listen(listener) {
        tell = listener;
        return () => (tell = () => undefined);
      },
      wallClock: () => wall,
    };
    repairs = createRepairs({
      clock,
      events,
      session: {
        hurry: () => void (hurried += 1),
        peers: () => new Map([[chen, view(connection)]]),
        subscribe(listener) {
          follow = listener;
          return () => (follow = () => undefined);
        },
      },
    });
  });

  function become(state: PeerConnectionState): void {
    connection = state;
    follow();
  }

  async function pass(milliseconds: number, asleep = 0): Promise<void> {
    wall += milliseconds + asleep;
    await clock.pass(milliseconds);
  }

  it.each(['network', 'seen'] as const)('begin at once when the browser says: %s', (reason) => {
    tell(reason);
    expect(hurried).toBe(1);
    expect(repairs.view()).toBeNull();
  });

  it('say why while something is broken, and until one has read it', async () => {
    tell('network');
    become('interrupted');
    expect(repairs.view()).toBe('network');
    become('connected');
    expect(repairs.view()).toBe('network');
    await pass(4_000);
    expect(repairs.view()).toBeNull();
  });

  it('go on being said where it breaks again meanwhile', async () => {
    tell('network');
    become('interrupted');
    become('connected');
    await pass(3_000);
    become('interrupted');
    await pass(3_000);
    expect(repairs.view()).toBe('network');
  });

  it('keep the reason however long it takes', async () => {
    tell('network');
    become('interrupted');
    await pass(minute);
    become('failed');
    expect(repairs.view()).toBe('network');
  });

  it('are not said to be the reason of what breaks long after', async () => {
    tell('network');
    await pass(minute);
    become('interrupted');
    expect(repairs.view()).toBeNull();
  });

  it('begin when the machine wakes up', async () => {
    await pass(minute);
    expect(hurried).toBe(0);
    become('interrupted');
    await pass(5_000, 10 * minute);
    expect(hurried).toBe(1);
    expect(repairs.view()).toBe('wake');
  });

  it('leave a page in the background in peace, whose clock strikes once a minute', async () => {
    for (let turn = 0; turn < 10; turn += 1) await pass(5_000, 55_000);
    expect(hurried).toBe(0);
  });

  it('tell of every change, and only of changes', async () => {
    let told = 0;
    repairs.subscribe(() => (told += 1));
    tell('network');
    tell('network');
    become('interrupted');
    become('interrupted');
    become('connected');
    await pass(4_000);
    expect(told).toBe(2);
  });

  it('end with the call', async () => {
    repairs.close();
    tell('network');
    await pass(minute, 10 * minute);
    expect(hurried).toBe(0);
  });
});

function view(connection: PeerConnectionState): PeerView {
  return {
    stream: null,
    shared: null,
    isSpeakable: false,
    connection,
    quality: null,
    arriving: null,
    fingerprints: null,
    ownPicture: 'all',
  };
}
