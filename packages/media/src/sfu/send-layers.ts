import type { Sender } from '../mesh/send-on.ts';
import type { PictureLimit } from '../mesh/picture-limit.ts';

/**
 * The sizes in which a picture goes to a media server, the largest first: browsers leave the last ones out where the picture is small,
 * and the server counts from the end.
 */
export const layers = [
  { rid: 'h', part: 1, bitrate: 1 },
  { rid: 'm', part: 2, bitrate: 0.35 },
  { rid: 'l', part: 4, bitrate: 0.12 },
] as const;

/** What the largest has at most where nothing limits it, in bit/s. */
const wholeBitrate = 1_200_000;

type Layer = (typeof layers)[number];

/**
 * How the sizes begin, and are announced in the offer. What is set later holds the page up for as long as the browser's connections are
 * busy. All are announced as sent: one that isn't is written into the offer so, which not every media server reads.
 */
export function layerEncodings(track: MediaStreamTrack | null, limit: PictureLimit | null): RTCRtpEncodingParameters[] {
  return layers.map((layer) => ({
    rid: layer.rid,
    ...sizeOf(layer, track, limit),
    ...(limit === null ? {} : { maxFramerate: limit.frameRate }),
  }));
}

function sizeOf({ part, bitrate }: Layer, track: MediaStreamTrack | null, limit: PictureLimit | null) {
  const height = track?.getSettings().height ?? 0;
  const scale = limit === null ? 1 : Math.max(1, height / limit.height);
  return {
    scaleResolutionDownBy: scale * part,
    maxBitrate: Math.round((limit?.bitrate ?? wholeBitrate) * bitrate),
  };
}

/** Sends this picture in its sizes, the largest as the limit says; or nothing at all. */
export async function sendLayers(
  sender: Sender,
  track: MediaStreamTrack | null,
  limit: PictureLimit | null,
): Promise<void> {
  if (sender.track !== track) await sender.replaceTrack(track);
  const parameters = sender.getParameters();
  let changed = false;
  for (const encoding of parameters.encodings) {
    const layer = layers.find(({ rid }) => rid === encoding.rid) ?? layers[0];
    const wanted = { active: track !== null, ...sizeOf(layer, track, limit) };
    changed ||=
      (encoding.active ?? true) !== wanted.active ||
      encoding.scaleResolutionDownBy !== wanted.scaleResolutionDownBy ||
      encoding.maxBitrate !== wanted.maxBitrate ||
      encoding.maxFramerate !== limit?.frameRate;
    Object.assign(encoding, wanted);
    if (limit === null) delete encoding.maxFramerate;
    else encoding.maxFramerate = limit.frameRate;
  }
  if (changed) await sender.setParameters(parameters);
}
