import type { MediaKind } from '@anteroom/protocol';

import type { Outgoing } from '../mesh/peer-connection.ts';
import { beginning, sendOn } from '../mesh/send-on.ts';
import { createAskedReports } from '../quality/asked-reports.ts';
import type { Sealing } from '../seal/sealing.ts';
import type {
  PublishConnection,
  ReceiveConnection,
  ReceivedLine,
  ServerConnectionEvents,
  ServerConnections,
} from './server-connections.ts';
import { layerEncodings, sendLayers } from './send-layers.ts';

/** What the connections of one attempt are made with. */
export interface BrowserConnectionsParts {
  /** Names the attempt, and by it the lines. */
  readonly attempt: string;
  /** Gives a connection that nobody uses yet. */
  readonly open: () => RTCPeerConnection;
  /** null: what is sent and received isn't sealed. */
  readonly sealing: Sealing | null;
}

/** Makes the connections of one attempt of the browser's RTCPeerConnection (WebRTC 1.0). */
export function createBrowserConnections({ attempt, open, sealing }: BrowserConnectionsParts): ServerConnections {
  const nameOf = (mid: string): string => `${attempt}/${mid}`;
  return {
    publish: (events, outgoing) => createPublisher(open(), sealing, events, outgoing),
    receive: (events) => createReceiver(open(), sealing, events, nameOf),
    onOpened:
      sealing === null
        ? null
        : (listener) =>
            sealing.onOpened((line, of) => {
              if (line.startsWith(`${attempt}/`)) listener(line.slice(attempt.length + 1), of);
            }),
  };
}

function createPublisher(
  pc: RTCPeerConnection,
  sealing: Sealing | null,
  events: ServerConnectionEvents,
  first: Outgoing,
): PublishConnection {
  // What belongs to one stream is played in step at the other end; a screen would hold the voice up.
  const stream = new MediaStream();
  const screen = new MediaStream();
  let outgoing = first;
  let switching: Promise<unknown> = Promise.resolve();
  const reports = createAskedReports(pc);
  pc.onconnectionstatechange = () => events.onStateChange();

  const open = (kind: MediaKind, track: MediaStreamTrack | null, more: RTCRtpTransceiverInit): RTCRtpTransceiver => {
    const init: RTCRtpTransceiverInit = { direction: 'sendonly', ...more };
    const line = pc.addTransceiver(track ?? (kind === 'sound' ? 'audio' : 'video'), init);
    if (kind !== 'sound') preferVp8(line);
    sealing?.seal(line.sender, kind);
    return line;
  };
  const lines: readonly { readonly kind: MediaKind; readonly line: RTCRtpTransceiver }[] = [
    {
      kind: 'sound',
      line: open('sound', first.audio, { streams: [stream], sendEncodings: [beginning('audio', first)] }),
    },
    {
      kind: 'picture',
      line: open('picture', first.video, {
        streams: [stream],
        sendEncodings: layerEncodings(first.video, first.limit),
      }),
    },
    {
      kind: 'screen',
      line: open('screen', first.shared, { streams: [screen], sendEncodings: [beginning('shared', first)] }),
    },
  ];

  function send(): void {
    for (const { kind, line } of lines) {
      switching = switching.then(() => sendKind(kind, line.sender, outgoing)).catch(() => undefined);
    }
  }

  return {
    get state() {
      return pc.connectionState;
    },
    async describe() {
      await pc.setLocalDescription();
      if (outgoing !== first) send();
      return {
        sdp: pc.localDescription?.sdp ?? '',
        lines: lines.flatMap(({ kind, line }) => (line.mid === null ? [] : [{ mid: line.mid, kind }])),
      };
    },
    accept: (sdp) => pc.setRemoteDescription({ type: 'answer', sdp }),
    setOutgoing(next) {
      outgoing = next;
      send();
    },
    report: reports.ask,
    close() {
      pc.onconnectionstatechange = null;
      pc.close();
      reports.close();
    },
  };
}

async function sendKind(kind: MediaKind, sender: RTCRtpSender, outgoing: Outgoing): Promise<void> {
  if (kind === 'picture') await sendLayers(sender, outgoing.video, outgoing.limit);
  else await sendOn(sender, kind === 'sound' ? 'audio' : 'shared', outgoing);
}

/** Every browser has VP8, in several sizes at once too; and what stands in the clear at the beginning of its frames is known. */
function preferVp8(line: RTCRtpTransceiver): void {
  const known = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
  const wanted = known.filter(({ mimeType }) => /^video\/(?:vp8|rtx)$/i.test(mimeType));
  if (wanted.length > 0) line.setCodecPreferences(wanted);
}

function createReceiver(
  pc: RTCPeerConnection,
  sealing: Sealing | null,
  events: ServerConnectionEvents,
  nameOf: (mid: string) => string,
): ReceiveConnection {
  let lines: readonly ReceivedLine[] = [];
  let owners = new Map<string, string>();
  const opening = new WeakSet<RTCRtpReceiver>();
  const reports = createAskedReports(pc);
  pc.onconnectionstatechange = () => events.onStateChange();
  // Before anything of it can come: what isn't opened is never shown.
  pc.ontrack = ({ receiver, transceiver: { mid } }) => {
    if (mid === null || opening.has(receiver)) return;
    opening.add(receiver);
    sealing?.open(receiver, nameOf(mid));
  };

  return {
    get state() {
      return pc.connectionState;
    },
    get lines() {
      return lines;
    },
    async answer(sdp, offered) {
      const before = owners;
      owners = new Map(offered.map(({ mid, participantId, kind }) => [mid, `${participantId} ${kind}`]));
      const kept = lines.filter(({ mid, participantId, kind }) => owners.get(mid) === `${participantId} ${kind}`);
      if (kept.length < lines.length) {
        // Before anything of the next one opens on a line: until then it would be shown as this one's.
        lines = kept;
        events.onStateChange();
      }
      for (const mid of before.keys()) if (!owners.has(mid)) sealing?.setLine(nameOf(mid), null);
      for (const { mid, participantId: owner, kind } of offered) {
        if (before.get(mid) !== owners.get(mid)) sealing?.setLine(nameOf(mid), { owner, kind });
      }
      await pc.setRemoteDescription({ type: 'offer', sdp });
      await pc.setLocalDescription();
      const tracks = new Map(pc.getTransceivers().map(({ mid, receiver }) => [mid, receiver.track]));
      lines = offered.flatMap((line) => {
        const track = tracks.get(line.mid);
        return track === undefined ? [] : [{ ...line, track }];
      });
      return pc.localDescription?.sdp ?? '';
    },
    levels() {
      const found = new Map<string, number>();
      for (const { mid, receiver } of pc.getTransceivers()) {
        const level = receiver.track.kind === 'audio' ? receiver.getSynchronizationSources()[0]?.audioLevel : undefined;
        if (mid !== null && level !== undefined) found.set(mid, level);
      }
      return found;
    },
    report: reports.ask,
    close() {
      pc.onconnectionstatechange = null;
      pc.ontrack = null;
      pc.close();
      reports.close();
      for (const mid of owners.keys()) sealing?.setLine(nameOf(mid), null);
    },
  };
}
