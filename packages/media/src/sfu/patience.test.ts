import { expect, test } from 'vitest';

import { createFakeClock } from '../fake/fake-clock.ts';
import { usualSending } from '../quality/sending.ts';
import { createMediaServerPart } from './create-media-server-part.ts';
import { usualMediaServerPolicy } from './policy.ts';
import type { PublishConnection, ServerConnections } from './server-connections.ts';

const [first = 0, second = 0] = usualMediaServerPolicy.patience;

/** A way over a media server that refuses the first offers and answers the others, of which nothing comes. */
function refusesAtFirst(refusals: number) {
  const clock = createFakeClock();
  const begun: number[] = [];
  const publisher: PublishConnection = {
    state: 'new',
    describe: () => Promise.resolve({ sdp: 'offer', lines: [] }),
    accept: () => Promise.resolve(),
    setOutgoing: () => undefined,
    report: () => Promise.resolve(new Map()),
    close: () => undefined,
  };
  const connections: ServerConnections = {
    publish: () => publisher,
    receive: () => {
      throw new Error('Nothing is offered.');
    },
    onOpened: null,
  };
  const part = createMediaServerPart({
    wire: {
      publish() {
        begun.push(clock.now());
        return Promise.resolve(begun.length <= refusals ? null : { sdp: 'answer' });
      },
      answer: () => Promise.resolve('done'),
      wantPictures: () => Promise.resolve('done'),
      onOffer: () => () => undefined,
      onLost: () => () => undefined,
    },
    connect: () => connections,
    isEncrypted: false,
    tracks: { audio: null, video: null, shared: null },
    choice: usualSending,
    onChange: () => undefined,
    clock,
  });
  return { clock, begun, part };
}

test('a media server that refused while it came back makes nobody wait longer for the attempt that it answers', async () => {
  const { clock, begun, part } = refusesAtFirst(2);
  await clock.pass(first);
  expect(begun).toHaveLength(3);
  const [, , third = 0] = begun;
  await clock.pass(third + first + (usualMediaServerPolicy.retryAfter[2] ?? 0) - clock.now());
  expect(begun).toHaveLength(4);
  part.close();
});

test('each attempt that was given up makes the next one more patient', async () => {
  const { clock, begun, part } = refusesAtFirst(0);
  await clock.pass(first + second);
  const [one = 0, other = 0] = begun;
  expect(other - one).toBeGreaterThanOrEqual(first);
  await clock.pass(first);
  expect(begun).toHaveLength(3);
  expect((begun[2] ?? 0) - other).toBeGreaterThanOrEqual(second);
  part.close();
});
