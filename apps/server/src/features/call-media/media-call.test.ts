import type { OpenCall, ParticipantId } from '@anteroom/domain';
import type { BodyOf } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { createMediaCall } from './media-call.ts';
import { MediaRefused, MediaServerLost, type MediaFeed, type MediaRoom, type Publication } from './media-room.ts';

const [chen, alice] = [randomIds.participant(), randomIds.participant()];
const call: OpenCall = {
  ...{ status: 'open', id: randomIds.call(), startedAt: 0, roomId: null, guests: [], lock: null, held: [] },
  providers: [{ kind: 'provider', participantId: chen, personId: randomIds.person(), joinedAt: 0 }],
  stays: [
    {
      kind: 'stay',
      consultationId: randomIds.consultation(),
      clinicId: randomIds.clinic(),
      participantIds: [alice],
      joinedAt: 0,
    },
  ],
};
const lines = [{ mid: '0', kind: 'sound' }] as const;
const seat = { participantId: alice, connection: 'a page' };
const request = { callId: call.id, attempt: 'first', sdp: 'an offer', lines: [...lines], isEncrypted: true };

/** A room in which Chen sends, and which answers the first offer when it is told to, and others at once. */
function beginPublishing() {
  const answered: string[] = [];
  const closed: string[] = [];
  const offers: BodyOf<'mediaOffered'>[] = [];
  const lost: ParticipantId[] = [];
  let answer = (_publication: Publication): void => undefined;
  let refuse = (_error: Error): void => undefined;
  const feed: MediaFeed = { id: `${chen}.first`, participantId: chen, lines };
  const renewed: string[] = [];
  const publication: Publication = {
    answer: 'an answer',
    renew(offer) {
      renewed.push(offer);
      return Promise.resolve('another answer');
    },
    close: () => closed.push('sending'),
  };
  const room: MediaRoom = {
    publish: ({ id }) =>
      new Promise((resolve, reject) => {
        if (!id.endsWith('.first')) return resolve(publication);
        answer = resolve;
        refuse = reject;
      }),
    receive: () =>
      Promise.resolve({
        offer: { sdp: 'their offer', lines: [{ mid: '0', from: { feed: feed.id, mid: '0' } }] },
        reception: {
          change: () => Promise.resolve({ sdp: null, lines: [] }),
          swap: () => Promise.resolve({ sdp: null, lines: [] }),
          answer(sdp) {
            answered.push(sdp);
            return Promise.resolve();
          },
          wish: () => Promise.resolve(),
          close: () => closed.push('receiving'),
        },
      }),
    feeds: () => [feed],
    expel: () => Promise.resolve(),
    leave: () => undefined,
    end: () => undefined,
  };
  const media = createMediaCall({
    callId: call.id,
    room,
    teller: { mediaOffered: (_to, body) => offers.push(body), mediaLost: (to) => lost.push(to) },
    log: createMemoryLog(),
    emptied: () => closed.push('call'),
  });
  const published = media.publish(seat, request, { call, revision: 1 });
  return {
    ...{ media, published, answered, closed, lost, renewed },
    isOffered: () => expect.poll(() => offers.length).toBe(1),
    lets: () => answer(publication),
    refuses: (error: Error = new MediaServerLost()) => refuse(error),
  };
}

test('a page answers what others send while the media server hasn’t answered its own offer', async () => {
  const { media, published, answered, isOffered, lets } = beginPublishing();
  await isOffered();
  expect(await media.attemptOf(seat, 'first')?.incoming.answer(1, 'my answer')).toEqual({ ok: true, value: {} });
  expect(answered).toEqual(['my answer']);
  lets();
  expect(await published).toEqual({ ok: true, value: { sdp: 'an answer' } });
  expect(media.attemptOf(seat, 'first')?.agreed).toEqual({ offer: 'an offer', answer: 'an answer' });
});

test('nobody else’s page is known by it', async () => {
  const { media, isOffered } = beginPublishing();
  await isOffered();
  expect(media.attemptOf({ ...seat, participantId: chen }, 'first')).toBeNull();
  expect(media.attemptOf(seat, 'second')).toBeNull();
});

const held: OpenCall = { ...call, held: [{ participantId: alice, by: randomIds.person(), since: 0 }] };
test.each([
  ['is taken out', (media: ReturnType<typeof beginPublishing>['media']) => media.dismiss(alice)],
  ['is on hold', (media: ReturnType<typeof beginPublishing>['media']) => media.see({ call: held, revision: 2 }, 0)],
  ['is in a call that ends', (media: ReturnType<typeof beginPublishing>['media']) => media.see(null, 0)],
])('who %s before the media server has answered gets nothing from then on, and sends nothing', async (_what, out) => {
  const { media, published, closed, isOffered, lets } = beginPublishing();
  await isOffered();
  await media.attemptOf(seat, 'first')?.incoming.answer(1, 'my answer');
  out(media);
  expect(closed).toEqual(['receiving']);
  lets();
  expect(await published).toEqual({ ok: false, refusal: { code: 'not-in-this-call' } });
  expect(closed).toEqual(['receiving', 'sending', 'call']);
  expect(media.attemptOf(seat, 'first')).toBeNull();
});

const again = { ...request, attempt: 'second' };

/** Alice and Chen send, and Alice is out of it since. */
async function isOutAgain(out: (media: ReturnType<typeof beginPublishing>['media']) => void) {
  const { media, published, isOffered, lets } = beginPublishing();
  await isOffered();
  lets();
  await published;
  await media.publish({ participantId: chen, connection: 'another page' }, again, { call, revision: 1 });
  out(media);
  return media;
}

test.each([
  ['was taken out', (media: ReturnType<typeof beginPublishing>['media']) => media.dismiss(alice)],
  ['is on hold', (media: ReturnType<typeof beginPublishing>['media']) => media.see({ call: held, revision: 2 }, 0)],
  [
    'was taken out, which a slower reading of the same comes after',
    (media: ReturnType<typeof beginPublishing>['media']) => {
      media.dismiss(alice);
      media.see({ call, revision: 1 }, 0);
    },
  ],
  [
    'is on hold, which an older reading comes after',
    (media: ReturnType<typeof beginPublishing>['media']) => {
      media.see({ call: held, revision: 2 }, 0);
      media.see({ call, revision: 1 }, 0);
    },
  ],
])('who %s isn’t let in by a call that was read before', async (_what, out) => {
  const media = await isOutAgain(out);
  const refusal = { ok: false, refusal: { code: 'not-in-this-call' } };
  expect(await media.publish(seat, again, { call, revision: 1 })).toEqual(refusal);
  expect(media.attemptOf(seat, 'second')).toBeNull();
});

test.each([
  ['by what they ask', { call, revision: 3 }, undefined],
  ['by a look at the call', { call, revision: 1 }, { call, revision: 3 }],
])('who is back is let in, known %s', async (_what, asked, seen) => {
  const media = await isOutAgain((each) => each.see({ call: held, revision: 2 }, 0));
  if (seen !== undefined) media.see(seen, 0);
  expect(await media.publish(seat, again, asked)).toEqual({ ok: true, value: { sdp: 'an answer' } });
});

test('where the media server is gone before it has answered, the page is told so by that, and by nothing else', async () => {
  const { media, published, closed, lost, isOffered, refuses } = beginPublishing();
  await isOffered();
  media.lose();
  refuses();
  expect(await published).toEqual({ ok: false, refusal: { code: 'media-server-away' } });
  expect({ closed, lost }).toEqual({ closed: ['receiving', 'call'], lost: [] });
});

test('an attempt is renewed with its own lines, and with no others', async () => {
  const { media, published, renewed, isOffered, lets } = beginPublishing();
  await isOffered();
  lets();
  await published;
  const other = { ...request, sdp: 'an offer of others', lines: [{ mid: '7', kind: 'sound' as const }] };
  expect(await media.publish(seat, other, { call, revision: 1 })).toEqual({
    ok: false,
    refusal: { code: 'invalid-input', field: 'lines' },
  });
  expect(renewed).toEqual([]);
  const renewal = await media.publish(seat, { ...request, sdp: 'another offer' }, { call, revision: 1 });
  expect(renewal).toEqual({ ok: true, value: { sdp: 'another answer' } });
  expect(renewed).toEqual(['another offer']);
});

test('who asks again before the first time was refused is in the same call, and is taken out of it', async () => {
  const { media, published, closed, isOffered, refuses } = beginPublishing();
  const second = media.publish(seat, again, { call, revision: 1 });
  await isOffered();
  refuses(new MediaRefused('It can’t be understood.'));
  expect((await published).ok).toBe(false);
  expect((await second).ok).toBe(true);
  expect(closed).toEqual(['receiving']);
  media.dismiss(alice);
  expect(closed).toEqual(['receiving', 'sending', 'receiving', 'call']);
});

test('a call that everybody has left lets nobody in any more, and is left once', async () => {
  const { media, published, closed, isOffered, refuses } = beginPublishing();
  await isOffered();
  refuses(new MediaRefused('It can’t be understood.'));
  await published;
  expect(closed).toEqual(['receiving', 'call']);
  expect(await media.publish(seat, again, { call, revision: 1 })).toEqual({
    ok: false,
    refusal: { code: 'media-server-away' },
  });
  media.close();
  expect(closed).toEqual(['receiving', 'call']);
});
