import type { MediaKind } from '@anteroom/protocol';
import { expect, it } from 'vitest';

import { FakeTrack } from '../fake/fake-track.ts';
import { alice, chen } from '../testing/people.ts';
import { createArrivals } from './arrivals.ts';

const track = new FakeTrack('video', 'line');
const line = (kind: MediaKind, participantId = alice) => ({ mid: kind, kind, participantId, track });
const counting = (mid: string, count: number) =>
  new Map([[mid, { type: 'inbound-rtp', mid, packetsReceived: count, framesDecoded: count }]]);

it('sound has arrived when packets come, and sealed sound only once it was opened', () => {
  for (const isSealed of [false, true]) {
    const arrivals = createArrivals(isSealed);
    arrivals.follow([line('sound')]);
    arrivals.look(counting('sound', 0));
    expect(arrivals.arrived(alice).size).toBe(0);
    arrivals.look(counting('sound', 5));
    expect(arrivals.arrived(alice).size).toBe(isSealed ? 0 : 1);
    arrivals.opened('sound', { owner: alice, kind: 'sound' });
    expect(arrivals.arrived(alice).size).toBe(1);
    expect(arrivals.isMissing).toBe(false);
  }
});

it('sound that was opened before its line was known has arrived, and is nobody else’s', () => {
  const arrivals = createArrivals(true);
  arrivals.follow([line('sound', chen)]);
  // Said once: the line is given to another, whose frames come before this page has read the whole offer.
  arrivals.opened('sound', { owner: alice, kind: 'sound' });
  expect(arrivals.arrived(chen).size).toBe(0);
  arrivals.follow([line('sound', alice)]);
  expect([...arrivals.arrived(alice).keys()]).toEqual(['sound']);
  arrivals.follow([line('sound', chen)]);
  arrivals.follow([line('sound', alice)]);
  expect(arrivals.arrived(alice).size).toBe(0);
});

it('a picture has arrived when it was decoded', () => {
  const arrivals = createArrivals(true);
  arrivals.follow([line('picture')]);
  arrivals.opened('picture', { owner: alice, kind: 'picture' });
  expect(arrivals.arrived(alice).size).toBe(0);
  arrivals.look(counting('picture', 1));
  expect([...arrivals.arrived(alice).keys()]).toEqual(['picture']);
});

it('what came for somebody before says nothing of who has the line now', () => {
  const arrivals = createArrivals(false);
  arrivals.follow([line('picture')]);
  arrivals.look(counting('picture', 40));
  arrivals.follow([line('picture', chen)]);
  expect([arrivals.offered(alice).size, arrivals.offered(chen).size]).toEqual([0, 1]);
  arrivals.look(counting('picture', 40));
  expect(arrivals.arrived(chen).size).toBe(0);
  arrivals.look(counting('picture', 41));
  expect(arrivals.arrived(chen).size).toBe(1);
});
