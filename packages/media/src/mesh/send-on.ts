import type { Outgoing } from './peer-connection.ts';

/** How high the first pictures of a connection are, in lines. */
const firstHeight = 180;

/** The part of RTCRtpSender that this needs. */
export type Sender = Pick<RTCRtpSender, 'track' | 'replaceTrack' | 'getParameters' | 'setParameters'>;

/** What a line is for: `shared` has the second picture, such as a screen. */
export type LineKind = 'audio' | 'video' | 'shared';

/** What a screen is sent with at most, in bit/s: it is read, so it keeps its size, and moves little. */
const sharedBitrate = 1_500_000;

/**
 * Sends on this line what is to go out, or nothing at all, without a negotiation. A line without a track is made inactive
 * too: Firefox goes on with the last picture of a track that was taken away. Sound comes before pictures where one connection
 * has to carry both.
 */
export async function sendOn(sender: Sender, kind: LineKind, outgoing: Outgoing): Promise<void> {
  const track = outgoing[kind];
  if (sender.track !== track) await sender.replaceTrack(track);
  const parameters = sender.getParameters();
  let changed = false;
  for (const encoding of parameters.encodings) {
    const wanted = encodingOf(kind, track, outgoing);
    changed ||= !matches(encoding, wanted);
    Object.assign(encoding, wanted);
    if (wanted.maxBitrate === undefined) delete encoding.maxBitrate;
    if (wanted.maxFramerate === undefined) delete encoding.maxFramerate;
    // Only where the browser knows of it: what it doesn't say after it was set would be set over and over.
    if (kind === 'audio' && encoding.priority !== undefined && encoding.priority !== 'high') {
      encoding.priority = 'high';
      changed = true;
    }
  }
  if (changed) await sender.setParameters(parameters);
}

/**
 * What a line begins with. What is set later comes too late for the first picture, and holds the page up for as long as the browser's
 * connections are busy.
 */
export function beginning(kind: LineKind, outgoing: Outgoing): RTCRtpEncodingParameters {
  const wanted = encodingOf(kind, outgoing[kind], outgoing);
  // Sound before pictures; a browser that doesn't know of it passes over it.
  return kind === 'audio' ? { ...wanted, priority: 'high' } : wanted;
}

type Encoding = Pick<RTCRtpEncodingParameters, 'active' | 'maxBitrate' | 'maxFramerate' | 'scaleResolutionDownBy'>;

/** What an encoding is to say; left as the browser has it where it isn't named. */
function encodingOf(
  kind: LineKind,
  track: MediaStreamTrack | null,
  outgoing: Pick<Outgoing, 'limit' | 'soundBitrate' | 'isBeginning'>,
): Encoding {
  const { limit, soundBitrate } = outgoing;
  const active = track !== null;
  // Whoever is muted sends nothing: silence would be coded for each of the others, as speech is.
  if (kind === 'audio')
    return { active: isHeard(track), ...(soundBitrate == null ? {} : { maxBitrate: soundBitrate }) };
  if (kind === 'shared') return { active, scaleResolutionDownBy: 1, maxBitrate: sharedBitrate };
  const scaleResolutionDownBy = scaleOf(track, outgoing);
  if (limit === null) return { active, scaleResolutionDownBy };
  return {
    active,
    scaleResolutionDownBy,
    maxBitrate: limit.bitrate,
    maxFramerate: limit.frameRate,
  };
}

/** Whether there is a microphone that isn't muted. */
export function isHeard(track: MediaStreamTrack | null): boolean {
  return track?.enabled === true;
}

/** By how much the picture is made smaller; it is never made larger. */
export function scaleOf(
  track: MediaStreamTrack | null,
  { limit, isBeginning }: Pick<Outgoing, 'limit' | 'isBeginning'>,
): number {
  const height = track?.getSettings().height ?? 0;
  const most = Math.min(limit?.height ?? Infinity, isBeginning === true ? firstHeight : Infinity);
  return Math.max(1, height / most);
}

function matches(encoding: RTCRtpEncodingParameters, wanted: Encoding): boolean {
  return (
    (encoding.active ?? true) === wanted.active &&
    encoding.maxBitrate === wanted.maxBitrate &&
    encoding.maxFramerate === wanted.maxFramerate &&
    (encoding.scaleResolutionDownBy ?? 1) === (wanted.scaleResolutionDownBy ?? 1)
  );
}
