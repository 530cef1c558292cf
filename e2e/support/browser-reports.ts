// The parts of webrtc-stats that journeys read: browsers leave out what they don't know.

/** What a browser reports of ways (webrtc-stats). */
export interface WayEntry {
  readonly type: string;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  readonly protocol?: string;
  readonly relayProtocol?: string;
}

/** A line that comes in, as a browser reports it (webrtc-stats). */
export interface InboundEntry {
  readonly type: string;
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly framesReceived?: number;
  readonly framesDecoded?: number;
  readonly keyFramesDecoded?: number;
  readonly framesDropped?: number;
  readonly pliCount?: number;
  readonly totalSamplesReceived?: number;
  readonly concealedSamples?: number;
}

/** A line that goes out, or the way it takes, as a browser reports it (webrtc-stats). */
export interface OutboundEntry {
  readonly type: string;
  readonly kind?: string;
  readonly active?: boolean;
  readonly targetBitrate?: number;
  readonly framesSent?: number;
  readonly keyFramesEncoded?: number;
  readonly qualityLimitationReason?: string;
  readonly pliCount?: number;
  readonly availableOutgoingBitrate?: number;
}
