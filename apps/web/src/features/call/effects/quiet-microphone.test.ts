import { FakeTrack } from '@anteroom/media/fake/fake-track';
import type { LocalMediaView } from '@anteroom/media';
import { beforeEach, expect, test } from 'vitest';
import { createPreference } from '../../../connection/preference.ts';
import { createFakeLocal } from '../testing/fake-media.ts';
import { createQuietMicrophone } from './quiet-microphone.ts';

/** A net in the test's hand. */
function createFakeNet() {
  const made: {
    of: MediaStreamTrack;
    track: FakeTrack;
    end: (reason: 'too-slow' | 'failed') => void;
    isClosed: boolean;
  }[] = [];
  let refuses = false;
  return {
    made,
    refuse: () => void (refuses = true),
    load: () =>
      Promise.resolve({
        withoutNoise(of: MediaStreamTrack, end: (reason: 'too-slow' | 'failed') => void) {
          if (refuses) return Promise.reject(new Error('No worklets here.'));
          const one = { of, end, track: new FakeTrack('audio', `quiet-${of.label}`), isClosed: false };
          made.push(one);
          return Promise.resolve({ track: one.track, close: () => void (one.isClosed = true) });
        },
      }),
  };
}

function begin(wished: boolean) {
  const fake = createFakeLocal();
  const listeners = new Set<() => void>();
  let tracks: LocalMediaView['tracks'] = { audio: new FakeTrack('audio', 'one'), video: null };
  const net = createFakeNet();
  let told = 0;
  const microphone = createQuietMicrophone({
    local: {
      ...fake,
      view: () => ({ ...fake.view(), tracks }),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    wish: createPreference('noise', wished, undefined),
    load: net.load,
    onTracks: () => void (told += 1),
  });
  const change = (audio: FakeTrack | null): void => {
    tracks = { audio, video: null };
    for (const listener of [...listeners]) listener();
  };
  return { net, microphone, change, told: () => told, label: () => microphone.tracks().audio?.label };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
let started: ReturnType<typeof begin>;
beforeEach(async () => {
  started = begin(true);
  await settled();
});

test('the sound goes out as it is where nobody wished otherwise', async () => {
  const { label, net } = begin(false);
  await settled();
  expect(label()).toBe('one');
  expect(net.made).toEqual([]);
});

test('a wish of before holds, and the sound goes out as it is until all is ready', async () => {
  const { label, microphone } = begin(true);
  expect(label()).toBe('one');
  await settled();
  expect(label()).toBe('quiet-one');
  expect(microphone.view.read()).toBe('on');
});

test('muted is muted, with the filter too', () => {
  const { microphone, net } = started;
  const source = net.made[0]?.of;
  if (source === undefined) throw new Error('Nothing was made quiet.');
  source.enabled = false;
  expect(microphone.tracks().audio?.enabled).toBe(false);
  source.enabled = true;
  expect(microphone.tracks().audio?.enabled).toBe(true);
});

test('off again at once', () => {
  const { label, microphone, net } = started;
  microphone.set(false);
  expect(label()).toBe('one');
  expect(net.made[0]?.isClosed).toBe(true);
});

test('another microphone is made quiet as well, and never mixed up with the one before', async () => {
  const { label, change, net } = started;
  change(new FakeTrack('audio', 'two'));
  expect(label()).toBe('two');
  await settled();
  expect(label()).toBe('quiet-two');
  expect(net.made.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

test('nothing is left of it without a microphone', () => {
  const { label, change, net } = started;
  change(null);
  expect(label()).toBeUndefined();
  expect(net.made[0]?.isClosed).toBe(true);
});

test('a device that can’t keep up sends the sound as it is, and isn’t asked again by a change of microphone', async () => {
  const { label, change, microphone, net } = started;
  net.made[0]?.end('too-slow');
  expect(label()).toBe('one');
  expect(microphone.view.read()).toBe('too-slow');
  change(new FakeTrack('audio', 'two'));
  await settled();
  expect(label()).toBe('two');
});

test('a browser that can’t sends the sound as it is, and says so', async () => {
  const { label, microphone, net } = begin(false);
  net.refuse();
  microphone.set(true);
  await settled();
  expect(label()).toBe('one');
  expect(microphone.view.read()).toBe('failed');
});

test('what is made ready too late is let go of', async () => {
  const { label, microphone, net } = begin(true);
  microphone.set(false);
  await settled();
  expect(label()).toBe('one');
  expect(net.made.every(({ isClosed }) => isClosed)).toBe(true);
});

test('it ends with the call', () => {
  started.microphone.close();
  expect(started.net.made[0]?.isClosed).toBe(true);
});
