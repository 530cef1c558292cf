import { expect, it } from 'vitest';

import { FakeTrack } from '../fake/fake-track.ts';
import type { Sender } from '../mesh/send-on.ts';
import { layerEncodings, sendLayers } from './send-layers.ts';

/** A sender that keeps what it is told. */
function createSender(encodings = layerEncodings(null, null)) {
  const sender: Sender & { track: MediaStreamTrack | null; told: number } = {
    track: null,
    told: 0,
    async replaceTrack(track: MediaStreamTrack | null) {
      sender.track = track;
    },
    getParameters: (): RTCRtpSendParameters => ({
      transactionId: '',
      codecs: [],
      headerExtensions: [],
      rtcp: {},
      encodings,
    }),
    async setParameters() {
      sender.told += 1;
    },
  };
  return { sender, encodings };
}

const camera = new FakeTrack('video', 'camera', { height: 720 });
const limit = { height: 360, bitrate: 500_000, frameRate: 24 };

it('sends three sizes, each of half the lines', async () => {
  const { sender, encodings } = createSender();
  await sendLayers(sender, camera, limit);
  expect(sender.track).toBe(camera);
  expect(encodings).toEqual([
    { rid: 'h', active: true, scaleResolutionDownBy: 2, maxBitrate: 500_000, maxFramerate: 24 },
    { rid: 'm', active: true, scaleResolutionDownBy: 4, maxBitrate: 175_000, maxFramerate: 24 },
    { rid: 'l', active: true, scaleResolutionDownBy: 8, maxBitrate: 60_000, maxFramerate: 24 },
  ]);
});

it('tells the browser nothing that it knows', async () => {
  const { sender } = createSender();
  await sendLayers(sender, camera, limit);
  await sendLayers(sender, camera, limit);
  expect(sender.told).toBe(1);
});

it('tells the browser nothing where the sizes began as they are to be', async () => {
  const { sender } = createSender(layerEncodings(camera, limit));
  await sendLayers(sender, camera, limit);
  expect(sender.told).toBe(0);
});

it('sends nothing at all without a picture, and no limit where there is none', async () => {
  const { sender, encodings } = createSender();
  await sendLayers(sender, camera, limit);
  await sendLayers(sender, null, null);
  expect(encodings.map(({ active, maxFramerate }) => [active, maxFramerate])).toEqual(
    Array.from({ length: 3 }, () => [false, undefined]),
  );
});
