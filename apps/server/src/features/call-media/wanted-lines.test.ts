import type { OpenCall, ParticipantId } from '@anteroom/domain';
import { expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { usualWish, wishFor } from './line-wishes.ts';
import type { MediaFeed } from './media-room.ts';
import { planLines, wantedLines, type WantedLine } from './wanted-lines.ts';

const [chen, alice, bob] = [randomIds.participant(), randomIds.participant(), randomIds.participant()];
const by = randomIds.person();

const stayOf = (id: ParticipantId) => ({
  kind: 'stay' as const,
  consultationId: randomIds.consultation(),
  clinicId: randomIds.clinic(),
  participantIds: [id],
  joinedAt: 0,
});
const call: OpenCall = {
  ...{ status: 'open', id: randomIds.call(), startedAt: 0, roomId: null, guests: [], lock: null, held: [] },
  providers: [{ kind: 'provider', participantId: chen, personId: by, joinedAt: 0 }],
  stays: [stayOf(alice), stayOf(bob)],
};
const feedOf = (participantId: ParticipantId, attempt = 'first'): MediaFeed => ({
  id: `${participantId}.${attempt}`,
  participantId,
  lines: [
    { mid: '1', kind: 'picture' },
    { mid: '0', kind: 'sound' },
  ],
});
const feeds = [feedOf(chen), feedOf(alice), feedOf(bob)];
const whose = (lines: readonly WantedLine[]) => lines.map(({ participantId, kind }) => [participantId, kind]);

test('everybody gets what the others send, sound before pictures', () => {
  expect(whose(wantedLines(call, alice, feeds))).toEqual([
    [chen, 'sound'],
    [bob, 'sound'],
    [chen, 'picture'],
    [bob, 'picture'],
  ]);
});

test('nothing goes from or to somebody who is on hold, or is not in the call', () => {
  const holding: OpenCall = { ...call, held: [{ participantId: bob, by, since: 0 }] };
  expect(wantedLines(holding, bob, feeds)).toEqual([]);
  expect(whose(wantedLines(holding, alice, feeds))).toEqual([
    [chen, 'sound'],
    [chen, 'picture'],
  ]);
  const stranger = randomIds.participant();
  expect(wantedLines(call, stranger, feeds)).toEqual([]);
  expect(wantedLines(call, alice, [feedOf(stranger)])).toEqual([]);
});

test('a newer feed of the same person takes over the lines of the older', () => {
  const has = new Map(wantedLines(call, alice, [feedOf(chen)]).map((line, index) => [String(index), line]));
  const newer = wantedLines(call, alice, [feedOf(chen), feedOf(chen, 'second')]);
  expect(planLines(has, newer)).toEqual({
    add: [],
    remove: [],
    swap: [
      { mid: '0', to: { feed: `${chen}.second`, mid: '0' } },
      { mid: '1', to: { feed: `${chen}.second`, mid: '1' } },
    ],
  });
});

test('who comes is added, who goes is removed, and where nothing has changed nothing is done', () => {
  const wanted = wantedLines(call, alice, [feedOf(chen)]);
  const has = new Map(wanted.map((line, index) => [String(index), line]));
  expect(planLines(has, wanted)).toBeNull();
  expect(planLines(has, wantedLines(call, alice, [feedOf(bob)]))).toMatchObject({
    add: [
      { feed: `${bob}.first`, mid: '0' },
      { feed: `${bob}.first`, mid: '1' },
    ],
    remove: ['0', '1'],
    swap: [],
  });
});

test('a page gets the size that it asks for, the smallest where it says nothing, and sound always', () => {
  const [sound, picture] = wantedLines(call, alice, [feedOf(chen)]);
  if (sound === undefined || picture === undefined) throw new Error('There are two lines.');
  const wish = (size: 'none' | 'low' | 'middle' | 'high') => [
    { participantId: chen, picture: size, screen: false } as const,
  ];
  expect(wishFor(picture, [])).toEqual(usualWish);
  expect(wishFor(picture, wish('high'))).toEqual({ isOn: true, layer: 2 });
  expect(wishFor(picture, wish('none'))).toMatchObject({ isOn: false });
  expect(wishFor(sound, wish('none'))).toEqual(usualWish);
  expect(wishFor({ ...picture, kind: 'screen' }, wish('high'))).toMatchObject({ isOn: false });
});
