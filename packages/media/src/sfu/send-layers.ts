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

/** How the sizes are announced in the offer. */
export function layerEncodings(): RTCRtpEncodingParameters[] {
  return layers.map(({ rid, part, bitrate }) => ({
    rid,
    scaleResolutionDownBy: part,
    maxBitrate: Math.round(wholeBitrate * bitrate),
  }));
}

/** Sends this picture in its sizes, the largest as the limit says; or nothing at all. */
export async function sendLayers(
  sender: Sender,
  track: MediaStreamTrack | null,
  limit: PictureLimit | null,
): Promise<void> {
  if (sender.track !== track) await sender.replaceTrack(track);
  const parameters = sender.getParameters();
  const height = track?.getSettings().height ?? 0;
  const scale = limit === null ? 1 : Math.max(1, height / limit.height);
  let changed = false;
  for (const encoding of parameters.encodings) {
    const layer = layers.find(({ rid }) => rid === encoding.rid) ?? layers[0];
    const wanted = {
      active: track !== null,
      scaleResolutionDownBy: scale * layer.part,
      maxBitrate: Math.round((limit?.bitrate ?? wholeBitrate) * layer.bitrate),
    };
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
