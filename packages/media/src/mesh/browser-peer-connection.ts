import type { IceCandidate } from '../signal.ts';
import type { CreatePeerConnection, Outgoing, PeerConnection } from './peer-connection.ts';
import { sendOn } from './send-on.ts';

const kinds = ['audio', 'video'] as const;
type Kind = (typeof kinds)[number];

/**
 * Makes connections of the browser's RTCPeerConnection (WebRTC 1.0).
 * @param open gives a connection that nobody uses yet
 */
export function createBrowserPeerConnections(open: () => RTCPeerConnection): CreatePeerConnection {
  return (events, first) => {
    const pc = open();
    // One stream for both tracks: what belongs to one stream is played in step at the other end.
    const sending = new MediaStream();
    const lines: Partial<Record<Kind, RTCRtpTransceiver>> = {};
    let outgoing: Outgoing = first;
    let stream: MediaStream | null = null;
    let switching: Promise<void> = Promise.resolve();

    pc.onicecandidate = ({ candidate }) => events.onCandidate(candidate === null ? null : plain(candidate));
    pc.onnegotiationneeded = () => events.onNegotiationNeeded();
    pc.onconnectionstatechange = () => events.onStateChange();
    pc.ontrack = ({ track }) => {
      stream ??= new MediaStream();
      stream.addTrack(track);
      events.onTrack();
    };

    function send(kind: Kind): void {
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
      openLines() {
        for (const kind of kinds) {
          const init: RTCRtpTransceiverInit = { direction: 'sendrecv', streams: [sending] };
          lines[kind] = pc.addTransceiver(outgoing[kind] ?? kind, init);
          if (outgoing.limit !== null) send(kind);
        }
      },
      adoptLines() {
        for (const transceiver of pc.getTransceivers()) {
          const kind = transceiver.receiver.track.kind === 'audio' ? 'audio' : 'video';
          if (lines[kind] !== undefined) continue;
          lines[kind] = transceiver;
          transceiver.direction = 'sendrecv';
          transceiver.sender.setStreams(sending);
          // Before the answer, not after it: the picture shall be there with the connection.
          switching = sendOn(transceiver.sender, kind, outgoing).catch(() => undefined);
        }
      },
      setOutgoing(next) {
        outgoing = next;
        kinds.forEach(send);
      },
      async describe() {
        await pc.setLocalDescription();
        const description = pc.localDescription;
        if (description === null || (description.type !== 'offer' && description.type !== 'answer')) {
          throw new Error(`No description to send: ${pc.signalingState}`);
        }
        return { type: description.type, sdp: description.sdp };
      },
      accept: (description) => pc.setRemoteDescription(description),
      addCandidate: (candidate) => pc.addIceCandidate(candidate === null ? null : initOf(candidate)),
      restartIce: () => pc.restartIce(),
      report: () => pc.getStats(),
      close() {
        pc.onicecandidate = null;
        pc.onnegotiationneeded = null;
        pc.onconnectionstatechange = null;
        pc.ontrack = null;
        pc.close();
      },
    } satisfies PeerConnection;
  };
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
