import type { Outgoing } from './peer-connection.ts';

/** The part of RTCRtpSender that this needs. */
export type Sender = Pick<RTCRtpSender, 'track' | 'replaceTrack' | 'getParameters' | 'setParameters'>;

/** What a line is for: `shared` has the second picture, such as a screen. */
export type LineKind = 'audio' | 'video' | 'shared';

/** What a screen is sent with at most, in bit/s: it is read, so it keeps its size, and moves little. */
const sharedBitrate = 1_500_000;

/**
 * Sends on this line what is to go out, or nothing at all, without a negotiation. A line without a track is made inactive
 * too: Firefox goes on with the last picture of a track that was taken away.
 */
export async function sendOn(sender: Sender, kind: LineKind, outgoing: Outgoing): Promise<void> {
  const track = outgoing[kind];
  if (sender.track !== track) await sender.replaceTrack(track);
  const parameters = sender.getParameters();
  let changed = false;
  for (const encoding of parameters.encodings) {
    const wanted = encodingOf(kind, track, outgoing.limit);
    changed ||= !matches(encoding, wanted);
    Object.assign(encoding, wanted);
    if (wanted.maxBitrate === undefined) delete encoding.maxBitrate;
  }
  if (changed) await sender.setParameters(parameters);
}

/** What an encoding is to say; left as the browser has it where it isn't named. */
function encodingOf(
  kind: LineKind,
  track: MediaStreamTrack | null,
  limit: Outgoing['limit'],
): Pick<RTCRtpEncodingParameters, 'active' | 'maxBitrate' | 'scaleResolutionDownBy'> {
  const active = track !== null;
  if (kind === 'audio') return { active };
  if (kind === 'shared') return { active, scaleResolutionDownBy: 1, maxBitrate: sharedBitrate };
  const height = track?.getSettings().height ?? 0;
  if (limit === null) return { active, scaleResolutionDownBy: 1 };
  return { active, scaleResolutionDownBy: Math.max(1, height / limit.height), maxBitrate: limit.bitrate };
}

function matches(encoding: RTCRtpEncodingParameters, wanted: RTCRtpEncodingParameters): boolean {
  return (
    (encoding.active ?? true) === wanted.active &&
    encoding.maxBitrate === wanted.maxBitrate &&
    (encoding.scaleResolutionDownBy ?? 1) === (wanted.scaleResolutionDownBy ?? 1)
  );
}
