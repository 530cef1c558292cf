import { expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createIncoming, type IncomingOffer } from './incoming.ts';
import type { ConnectionEvents, LineWish, MediaRoom, Reception } from './media-room.ts';
import type { WantedLine } from './wanted-lines.ts';

const alice = randomIds.participant();
const picture: WantedLine = { participantId: alice, kind: 'picture', from: { feed: 'alice', mid: '1' } };

/** One line of a room whose connection is up when that is said. */
function roomOfOne() {
  const set: (readonly (readonly [string, LineWish])[])[] = [];
  let events: ConnectionEvents | null = null;
  const room: Pick<MediaRoom, 'receive'> = {
    receive(_lines, on) {
      events = on;
      const answered = { sdp: 'an offer', lines: [{ mid: '0', from: picture.from }] };
      return Promise.resolve({
        offer: answered,
        reception: {
          change: () => Promise.resolve(answered),
          swap: () => Promise.resolve(answered),
          answer: () => Promise.resolve(),
          wish(lines) {
            set.push([...lines]);
            return Promise.resolve();
          },
          close: () => undefined,
        },
      });
    },
  };
  return { room, set, up: () => events?.up() };
}

test('what a page wants of a picture is set once something can arrive, since its sender is asked for a whole one by that', async () => {
  const { room, set, up } = roomOfOne();
  const offers: IncomingOffer[] = [];
  const incoming = createIncoming({
    room,
    wanted: () => [picture],
    offered: (offer) => offers.push(offer),
    lost: () => undefined,
  });
  incoming.follow();
  incoming.wish([{ participantId: alice, picture: 'middle', screen: true }]);
  await expect.poll(() => offers.length).toBe(1);
  await incoming.answer(1, 'an answer');
  incoming.wish([{ participantId: alice, picture: 'high', screen: true }]);
  // Whatever was to be done before this is done.
  await incoming.answer(1, 'said twice');
  expect(set).toEqual([]);
  up();
  await expect.poll(() => set).toEqual([[['0', { isOn: true, layer: 2 }]]]);
  incoming.wish([{ participantId: alice, picture: 'none', screen: true }]);
  await expect.poll(() => set.length).toBe(2);
  expect(set[1]).toEqual([['0', { isOn: false, layer: 0 }]]);
});

/** A page that receives one picture, with what the media server makes of what it wants next. */
async function receivesOne(next: Pick<Reception, 'change' | 'swap'>) {
  const offers: IncomingOffer[] = [];
  let wanted: readonly WantedLine[] = [picture];
  const reception = {
    ...next,
    answer: () => Promise.resolve(),
    wish: () => Promise.resolve(),
    close: () => undefined,
  };
  const incoming = createIncoming({
    room: {
      receive: () =>
        Promise.resolve({ offer: { sdp: 'an offer', lines: [{ mid: '0', from: picture.from }] }, reception }),
    },
    wanted: () => wanted,
    offered: (offer) => offers.push(offer),
    lost: () => undefined,
  });
  incoming.follow();
  await expect.poll(() => offers.length).toBe(1);
  await incoming.answer(1, 'an answer');
  /** Whatever was to be done before this is done. */
  const isDone = () => incoming.answer(1, 'said twice');
  await isDone();
  return {
    offers,
    async wants(lines: readonly WantedLine[]) {
      wanted = lines;
      incoming.follow();
      await isDone();
    },
  };
}

/** As a media server answers where nothing has changed. */
const nothingNew = { sdp: null, lines: null };

test('a line that was asked for and doesn’t come is asked for once, and those that are there stay', async () => {
  const bob = randomIds.participant();
  const stopped: WantedLine = { participantId: bob, kind: 'picture', from: { feed: 'bob', mid: '1' } };
  const changes: unknown[] = [];
  const { wants } = await receivesOne({
    change(plan) {
      changes.push(plan);
      return Promise.resolve(nothingNew);
    },
    swap: () => Promise.resolve(nothingNew),
  });
  await wants([picture, stopped]);
  expect(changes).toEqual([{ add: [stopped.from], remove: [] }]);
});

test('a line that stays away where somebody sends anew holds nobody else’s up', async () => {
  const bob: WantedLine = { participantId: randomIds.participant(), kind: 'sound', from: { feed: 'bob', mid: '0' } };
  const asked: unknown[] = [];
  const { offers, wants } = await receivesOne({
    swap(swaps) {
      asked.push(swaps);
      return Promise.resolve(nothingNew);
    },
    change(plan) {
      asked.push(plan);
      const lines = [
        { mid: '0', from: picture.from },
        { mid: '1', from: bob.from },
      ];
      return Promise.resolve({ sdp: 'another offer', lines });
    },
  });
  const anew = { feed: 'alice, anew', mid: '1' };
  await wants([{ ...picture, from: anew }, bob]);
  expect(asked).toEqual([[{ mid: '0', to: anew }], { add: [bob.from], remove: [] }]);
  expect(offers[1]?.lines.map(({ participantId }) => participantId)).toContain(bob.participantId);
});
