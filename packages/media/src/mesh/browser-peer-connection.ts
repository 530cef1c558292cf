import type { IceCandidate } from '../signal.ts';
import { createAskedReports } from '../quality/asked-reports.ts';
import type { Fingerprints } from '../verify/fingerprints.ts';
import { fingerprintOf } from '../verify/fingerprints.ts';
import { canBeCalled } from './can-be-called.ts';
import type { CreatePeerConnection, Outgoing, PeerConnection } from './peer-connection.ts';
import { packSound } from './pack-sound.ts';
import { restInSilence } from './rest-in-silence.ts';
import { withSettledRole } from './settled-role.ts';
import type { LineKind } from './send-on.ts';
import { isHeard, scaleOf, sendOn } from './send-on.ts';

/** In the order of the description's lines. */
const kinds: readonly LineKind[] = ['audio', 'video', 'shared'];

/** Below so many bytes that wait, more may follow. */
const littleUnsent = 65_536;

/**
 * Makes connections of the browser's RTCPeerConnection (WebRTC 1.0).
 * @param open gives a connection that nobody uses yet
 */
export function createBrowserPeerConnections(open: () => RTCPeerConnection): CreatePeerConnection {
  return (events, first) => {
    const pc = open();
    const reports = createAskedReports(pc);
    // One stream for both tracks: what belongs to one stream is played in step at the other end.
    const sending = new MediaStream();
    // A second picture is played by itself: in step with the voice it would hold the voice up.
    const sharing = new MediaStream();
    const lines: Partial<Record<LineKind, RTCRtpTransceiver>> = {};
    let outgoing: Outgoing = first;
    let stream: MediaStream | null = null;
    let shared: MediaStream | null = null;
    let switching: Promise<void> = Promise.resolve();
    let fingerprints: Fingerprints | null = null;
    let isOpener = false;
    /** Whether the peer has offered to send while the lines rested here. */
    let isCalled = false;

    pc.onicecandidate = ({ candidate }) => {
      if (candidate === null) events.onCandidate(null);
      else if (canBeCalled(candidate)) events.onCandidate(plain(candidate));
    };
    pc.onnegotiationneeded = () => events.onNegotiationNeeded();
    pc.onconnectionstatechange = () => events.onStateChange();
    pc.ontrack = ({ track, transceiver }) => {
      if (kindOf(transceiver) === 'shared') (shared ??= new MediaStream()).addTrack(track);
      else (stream ??= new MediaStream()).addTrack(track);
      events.onTrack();
    };

    // Agreed beforehand, so that neither end has to announce it.
    const channel = pc.createDataChannel('pages', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = littleUnsent;
    channel.onopen = () => events.onStateChange();
    channel.onclose = () => events.onStateChange();
    channel.onbufferedamountlow = () => events.onDrained();
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) events.onBytes(new Uint8Array(data));
    };

    function kindOf(transceiver: RTCRtpTransceiver): LineKind {
      if (transceiver.receiver.track.kind === 'audio') return 'audio';
      const pictures = pc.getTransceivers().filter(({ receiver }) => receiver.track.kind === 'video');
      return pictures.indexOf(transceiver) === 0 ? 'video' : 'shared';
    }

    /** Read where a description changes, and not whenever somebody looks: descriptions are long. */
    function readFingerprints(): void {
      const local = fingerprintOf(pc.localDescription?.sdp ?? '');
      const remote = fingerprintOf(pc.remoteDescription?.sdp ?? '');
      if (fingerprints?.local === local && fingerprints?.remote === remote) return;
      fingerprints = local === null || remote === null ? null : { local, remote };
    }

    /** From now on the lines carry something both ways; the browser calls for an offer where that was agreed otherwise. */
    function wake(): void {
      for (const kind of kinds) {
        const line = lines[kind];
        if (line !== undefined && line.direction !== 'sendrecv') line.direction = 'sendrecv';
      }
    }

    function send(kind: LineKind): void {
      const sender = lines[kind]?.sender;
      if (sender === undefined) return;
      // Refused only once the connection is closed, or where the track is so different that a fresh one is the way.
      switching = switching.then(() => sendOn(sender, kind, outgoing)).catch(() => undefined);
    }

    return {
      get signalling() {
        return pc.signalingState;
      },
      get state() {
        return pc.connectionState;
      },
      get stream() {
        return stream;
      },
      get shared() {
        return shared;
      },
      get fingerprints() {
        return fingerprints;
      },
      get speakable() {
        return channel.readyState === 'open';
      },
      get unsent() {
        return channel.bufferedAmount;
      },
      sendBytes(bytes) {
        if (channel.readyState !== 'open') return false;
        try {
          channel.send(bytes);
          return true;
        } catch {
          // More waits than the browser holds.
          return false;
        }
      },
      openLines() {
        isOpener = true;
        for (const kind of kinds) {
          const streams = [kind === 'shared' ? sharing : sending];
          const media = outgoing[kind] ?? (kind === 'audio' ? 'audio' : 'video');
          lines[kind] = pc.addTransceiver(media, {
            direction: outgoing.isResting === true ? 'inactive' : 'sendrecv',
            streams,
            sendEncodings: firstEncodings(kind, outgoing),
          });
          // Asked what it sends a browser holds the page up while its connections are busy: where there is nothing to send it isn't asked.
          if (outgoing[kind] === null) continue;
          const isLimited = kind === 'audio' ? outgoing.soundBitrate != null : outgoing.limit !== null;
          if (isLimited || kind === 'shared') send(kind);
        }
      },
      adoptLines() {
        for (const transceiver of pc.getTransceivers()) {
          const kind = kindOf(transceiver);
          if (lines[kind] !== undefined) continue;
          lines[kind] = transceiver;
          transceiver.sender.setStreams(kind === 'shared' ? sharing : sending);
          if (outgoing[kind] === null) continue;
          // Before the answer, not after it: the picture shall be there with the connection.
          switching = sendOn(transceiver.sender, kind, outgoing).catch(() => undefined);
        }
        if (outgoing.isResting !== true) wake();
      },
      setOutgoing(next) {
        const isToWake = outgoing.isResting === true && next.isResting !== true;
        outgoing = next;
        // Both ends need their lines at about the same time. Who made the first offer makes this one too: where both do, one is in vain, and
        // Chromium then makes all the lines of pictures anew.
        if (isToWake && (isOpener || isCalled)) wake();
        kinds.forEach(send);
      },
      async describe() {
        await pc.setLocalDescription();
        readFingerprints();
        const description = pc.localDescription;
        if (description === null || (description.type !== 'offer' && description.type !== 'answer')) {
          throw new Error(`No description to send: ${pc.signalingState}`);
        }
        return { type: description.type, sdp: description.sdp };
      },
      async accept(description) {
        const standing = { local: pc.currentLocalDescription, remote: pc.currentRemoteDescription };
        const settled = description.type === 'offer' ? withSettledRole(description.sdp, standing) : description.sdp;
        const resting = restInSilence(settled);
        const sdp = outgoing.isSoundPacked === true ? packSound(resting) : resting;
        if (description.type === 'offer') isCalled = callsForLines(description.sdp);
        await pc.setRemoteDescription({ ...description, sdp });
        readFingerprints();
      },
      addCandidate: (candidate) => pc.addIceCandidate(candidate === null ? null : initOf(candidate)),
      restartIce: () => pc.restartIce(),
      report: reports.ask,
      close() {
        pc.onicecandidate = null;
        pc.onnegotiationneeded = null;
        pc.onconnectionstatechange = null;
        pc.ontrack = null;
        channel.onopen = null;
        channel.onclose = null;
        channel.onmessage = null;
        channel.onbufferedamountlow = null;
        pc.close();
        reports.close();
      },
    } satisfies PeerConnection;
  };
}

/** Whether an offer has a line of sound or pictures on which something is to come; Firefox says `sendrecv` of the channel of bytes too. */
function callsForLines(sdp: string): boolean {
  const sections = sdp.split(/^(?=m=)/m).filter((section) => /^m=(?:audio|video) /.test(section));
  return sections.some((section) => /^a=send(?:recv|only)\r?$/m.test(section));
}

/** What a line begins with. What is set later comes too late for the first picture, and each time holds the page up for a moment. */
function firstEncodings(kind: LineKind, outgoing: Outgoing): RTCRtpEncodingParameters[] {
  // Sound before pictures; a browser that doesn't know of it passes over it.
  if (kind === 'audio') return [{ active: isHeard(outgoing.audio), priority: 'high' }];
  const scale = kind === 'video' ? scaleOf(outgoing.video, outgoing) : 1;
  return scale === 1 ? [] : [{ scaleResolutionDownBy: scale }];
}

function plain({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): IceCandidate {
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
}

function initOf({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: IceCandidate): RTCIceCandidateInit {
  return {
    candidate,
    sdpMid: sdpMid ?? null,
    sdpMLineIndex: sdpMLineIndex ?? null,
    usernameFragment: usernameFragment ?? null,
  };
}
