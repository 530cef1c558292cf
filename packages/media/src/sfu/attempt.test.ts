import { expect, test } from 'vitest';

import { createFakeClock } from '../fake/fake-clock.ts';
import { beginAttempt } from './attempt.ts';
import type { PublishConnection, ReceiveConnection, ServerConnections } from './server-connections.ts';

const patience = 8_000;
/** Each step of a page that has too much to do. */
const slowStep = 6_000;

function begin() {
  const clock = createFakeClock();
  const later = <Value>(value: Value): Promise<Value> =>
    new Promise((resolve) => clock.after(slowStep, () => resolve(value)));
  const out: { state: RTCPeerConnectionState } = { state: 'new' };
  const into: { state: RTCPeerConnectionState } = { state: 'new' };
  let changed = (): void => undefined;
  let answers = 0;
  const answered: number[] = [];
  const publisher: PublishConnection = {
    get state() {
      return out.state;
    },
    describe: () => later({ sdp: 'offer', lines: [] }),
    accept: () => later(undefined),
    setOutgoing: () => undefined,
    report: () => Promise.resolve(new Map()),
    close: () => undefined,
  };
  const receiver: ReceiveConnection = {
    get state() {
      return into.state;
    },
    lines: [],
    answer: () => later(`answer ${String((answers += 1))}`),
    levels: () => new Map(),
    report: () => Promise.resolve(new Map()),
    close: () => undefined,
  };
  const connections: ServerConnections = {
    publish(events) {
      changed = () => events.onStateChange();
      return publisher;
    },
    receive: () => receiver,
    onOpened: null,
  };
  let isOver = false;
  let isPublished = false;
  const attempt = beginAttempt({
    id: 'attempt',
    wire: {
      publish: () => later({ sdp: 'answer' }),
      answer(_attempt, number) {
        answered.push(number);
        return Promise.resolve('done');
      },
      wantPictures: () => Promise.resolve('done'),
      onOffer: () => () => undefined,
      onLost: () => () => undefined,
    },
    connections,
    outgoing: { audio: null, video: null, shared: null, limit: null, soundBitrate: null },
    isEncrypted: true,
    clock,
    policy: { healing: 4_000 },
    patience,
    onPublished: () => (isPublished = true),
    onChange: () => undefined,
    onEnd: () => (isOver = true),
    onProblem: () => undefined,
  });
  return {
    clock,
    attempt,
    answered,
    isOver: () => isOver,
    isPublished: () => isPublished,
    become(next: { readonly out?: RTCPeerConnectionState; readonly into?: RTCPeerConnectionState }) {
      out.state = next.out ?? out.state;
      into.state = next.into ?? into.state;
      changed();
    },
  };
}

test('goes on for as long as anything comes of it, however slowly', async () => {
  const { clock, attempt, isOver, become } = begin();
  await clock.pass(3 * slowStep);
  become({ out: 'connecting' });
  await clock.pass(slowStep);
  become({ out: 'connected' });
  attempt.take({ attempt: 'attempt', number: 1, sdp: 'first', lines: [] });
  await clock.pass(slowStep);
  attempt.take({ attempt: 'attempt', number: 2, sdp: 'second', lines: [] });
  await clock.pass(slowStep);
  expect(isOver()).toBe(false);
  become({ into: 'connected' });
  await clock.pass(10 * patience);
  expect(isOver()).toBe(false);
});

test('is given up once nothing has come of it for a while', async () => {
  const { clock, isOver } = begin();
  await clock.pass(3 * slowStep + patience - 1);
  expect(isOver()).toBe(false);
  await clock.pass(2);
  expect(isOver()).toBe(true);
});

test('answers what others send while its own offer waits for an answer', async () => {
  const { clock, attempt, answered, isPublished } = begin();
  attempt.take({ attempt: 'attempt', number: 1, sdp: 'first', lines: [] });
  await clock.pass(slowStep);
  expect({ answered, isPublished: isPublished() }).toEqual({ answered: [1], isPublished: false });
  await clock.pass(slowStep);
  expect(isPublished()).toBe(true);
});
