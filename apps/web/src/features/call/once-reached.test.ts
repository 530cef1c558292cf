import { callId, callView, participantId, toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createStore } from '../../connection/store.ts';
import { createFakeServer, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { createCall } from './call.ts';
import { onceReached } from './once-reached.ts';
import { createFakeLocal, createFakeMedia, createFakeRepairs } from './testing/fake-media.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const chen = participantId.parse(idText('chen'));
const amina = participantId.parse(idText('amina'));

/** Dr Chen's call with these others, and whether waiting for them is over. */
function begin(...others: readonly (typeof amina)[]) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.accept();
  server.answer(toServer.announceMedia, () => yes({}));
  const media = createFakeMedia();
  const people = [chen, ...others].map((id) => ({
    participantId: id,
    kind: 'caller',
    name: 'Somebody',
    here: true,
    microphone: true,
    camera: true,
  }));
  const times = { startedAt: 500, now: 1000 };
  const call = createCall({
    connection,
    local: createFakeLocal(),
    view: callView.parse({
      callId: callId.parse(idText('call')),
      revision: 1,
      room: null,
      self: chen,
      participants: people,
      iceServers: [],
      limit: 6,
      topology: 'mesh',
      encryption: 'end-to-end',
      relayOnly: false,
      isLocked: false,
      consents: [],
      recordedBy: null,
      ...times,
    }),
    createMedia: () => media,
    watchPage: createFakeRepairs,
    createSound: () => ({
      view: createStore({ isBlocked: false, speaker: '' }),
      unblock: () => undefined,
      choose: () => Promise.resolve(true),
      close: () => undefined,
    }),
    onLeft: () => undefined,
  });
  const over = vi.fn();
  void onceReached(call.state).then(over);
  return { media, over };
}

test('is over as soon as the way to one of the others is there', async () => {
  const { media, over } = begin(amina);
  await vi.advanceTimersByTimeAsync(0);
  expect(over).not.toHaveBeenCalled();
  media.arrive(amina, { connection: 'connected' });
  await vi.advanceTimersByTimeAsync(0);
  expect(over).toHaveBeenCalledOnce();
});

test('is over where the pages speak already, and only the network of a media server is waited for', async () => {
  const { media, over } = begin(amina);
  media.arrive(amina, { connection: 'connecting', isSpeakable: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(over).toHaveBeenCalledOnce();
});

test('waits for nobody where nobody else is there', async () => {
  const { over } = begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(over).toHaveBeenCalledOnce();
});

test('waits no longer than a person would notice', async () => {
  const { over } = begin(amina);
  await vi.advanceTimersByTimeAsync(499);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toHaveBeenCalledOnce();
});
