import { describe, expect, it } from 'vitest';

import { FakeTrack } from '../fake/fake-track.ts';
import type { Sender } from './send-on.ts';
import { beginning, sendOn } from './send-on.ts';

/** A sender that counts how often its parameters are set. */
function createSender(track: FakeTrack | null, own: RTCRtpEncodingParameters = {}) {
  let parameters: RTCRtpSendParameters = {
    transactionId: '',
    codecs: [],
    headerExtensions: [],
    rtcp: {},
    encodings: [{ active: true, ...own }],
  };
  let sets = 0;
  let current: MediaStreamTrack | null = track;
  const sender: Sender = {
    get track() {
      return current;
    },
    async replaceTrack(next) {
      current = next;
    },
    getParameters: () => structuredClone(parameters),
    async setParameters(next) {
      sets += 1;
      parameters = next;
    },
  };
  return { sender, sets: () => sets, encoding: () => parameters.encodings[0] };
}

const video = new FakeTrack('video', 'camera', { height: 720 });
const audio = new FakeTrack('audio', 'microphone');

describe('what is sent on a line', () => {
  it('is the track as it is, without touching anything, in a call of two', async () => {
    const { sender, sets } = createSender(null);
    await sendOn(sender, 'video', { audio, video, limit: null, shared: null });
    expect(sender.track).toBe(video);
    expect(sets()).toBe(0);
  });

  it.each(['audio', 'video', 'shared'] as const)(
    'is what it began with, without touching anything: %s',
    async (kind) => {
      for (const there of [true, false]) {
        const limit = { height: 360, bitrate: 500_000, frameRate: 24 };
        const tracks = there ? { audio, video, shared: video } : { audio: null, video: null, shared: null };
        const outgoing = { ...tracks, limit, soundBitrate: 24_000 };
        const { sender, sets } = createSender(outgoing[kind], beginning(kind, outgoing));
        await sendOn(sender, kind, outgoing);
        expect(sets()).toBe(0);
      }
    },
  );

  it('is nothing at all without a track, and all again with one', async () => {
    const { sender, encoding } = createSender(video);
    await sendOn(sender, 'video', { audio, video: null, limit: null, shared: null });
    expect(sender.track).toBeNull();
    expect(encoding()).toMatchObject({ active: false });
    await sendOn(sender, 'video', { audio, video, limit: null, shared: null });
    expect(encoding()).toMatchObject({ active: true });
  });

  it('is no sound while the microphone is muted, and the same line after it', async () => {
    const own = new FakeTrack('audio', 'muted');
    const { sender, encoding } = createSender(own);
    own.enabled = false;
    await sendOn(sender, 'audio', { audio: own, video, limit: null, shared: null });
    expect(encoding()).toMatchObject({ active: false });
    own.enabled = true;
    await sendOn(sender, 'audio', { audio: own, video, limit: null, shared: null });
    expect(encoding()).toMatchObject({ active: true });
    expect(sender.track).toBe(own);
  });

  it('is a smaller picture under a limit, and the whole one after it', async () => {
    const { sender, sets, encoding } = createSender(video);
    const limit = { height: 360, bitrate: 500_000, frameRate: 24 };
    await sendOn(sender, 'video', { audio, video, limit, shared: null });
    expect(encoding()).toEqual({ active: true, scaleResolutionDownBy: 2, maxBitrate: 500_000, maxFramerate: 24 });
    await sendOn(sender, 'video', { audio, video, limit, shared: null });
    expect(sets()).toBe(1);
    await sendOn(sender, 'video', { audio, video, limit: null, shared: null });
    expect(encoding()).toEqual({ active: true, scaleResolutionDownBy: 1 });
  });

  it('is a small picture while the connection begins, under a limit too, and the whole one after it', async () => {
    const { sender, encoding } = createSender(null);
    const limit = { height: 360, bitrate: 500_000, frameRate: 24 };
    await sendOn(sender, 'video', { audio, video, limit: null, shared: null, isBeginning: true });
    expect(encoding()).toEqual({ active: true, scaleResolutionDownBy: 4 });
    await sendOn(sender, 'video', { audio, video, limit, shared: null, isBeginning: true });
    expect(encoding()).toMatchObject({ scaleResolutionDownBy: 4 });
    await sendOn(sender, 'video', { audio, video, limit: null, shared: null });
    expect(encoding()).toEqual({ active: true, scaleResolutionDownBy: 1 });
  });

  it('is never a picture that was made larger', async () => {
    const small = new FakeTrack('video', 'camera', { height: 180 });
    const { sender, encoding } = createSender(small);
    await sendOn(sender, 'video', {
      audio,
      video: small,
      limit: { height: 360, bitrate: 500_000, frameRate: 24 },
      shared: null,
    });
    expect(encoding()).toMatchObject({ scaleResolutionDownBy: 1 });
  });

  it('is the same sound under any limit', async () => {
    const { sender, sets } = createSender(audio);
    await sendOn(sender, 'audio', {
      audio,
      video,
      limit: { height: 270, bitrate: 350_000, frameRate: 20 },
      shared: null,
    });
    expect(sets()).toBe(0);
  });

  it('comes before pictures where the browser knows of priorities, and is said so once', async () => {
    const { sender, sets, encoding } = createSender(audio, { priority: 'low' });
    await sendOn(sender, 'audio', { audio, video, limit: null, shared: null });
    await sendOn(sender, 'audio', { audio, video, limit: null, shared: null });
    expect(encoding()).toMatchObject({ priority: 'high' });
    expect(sets()).toBe(1);
  });

  it('has the bits that music takes, until speech is enough again', async () => {
    const { sender, encoding } = createSender(audio);
    await sendOn(sender, 'audio', { audio, video, limit: null, shared: null, soundBitrate: 128_000 });
    expect(encoding()).toEqual({ active: true, maxBitrate: 128_000 });
    await sendOn(sender, 'audio', { audio, video, limit: null, shared: null, soundBitrate: null });
    expect(encoding()).toEqual({ active: true });
  });
});
