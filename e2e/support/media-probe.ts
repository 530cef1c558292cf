import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { InboundEntry, OutboundEntry, WayEntry } from './browser-reports.ts';

declare global {
  interface Window {
    /** What a test asks of the media of a page. */
    probe?: {
      /** Frames decoded so far, by the id of every connected peer connection. */
      frames(): Promise<Record<string, number>>;
      /** What has come so far over the open connections: frames decoded, and samples of sound that weren't made up. */
      arrived(): Promise<{ readonly pictures: number; readonly sound: number }>;
      /** What has come so far by the line of this track: frames decoded, or samples of sound that weren't made up. */
      arrivedBy(track: MediaStreamTrack): Promise<number>;
      /** By which way every connected peer connection goes. */
      ways(): Promise<readonly Way[]>;
      /** How many peer connections were made so far. */
      made(): number;
      /** From how many others something has come over connections that were made after so many: pictures, and sound. */
      cameAfter(made: number): Promise<{ readonly pictures: number; readonly sounds: number }>;
      /** How many peer connections could carry anything. */
      open(): number;
      /** Packets of sound and pictures sent and received so far, over every connection that there ever was. */
      packets(): Promise<number>;
      /** What a connection says of itself; null where it was closed before it answered: Firefox leaves that question open for good. */
      statsOf(connection: RTCPeerConnection): Promise<RTCStatsReport | null>;
      /** Closes every connection without a word to its page, and lets none begin any more. */
      breakAll(): void;
      /** How every peer connection stands and has stood, in seconds of the page, for the report of a test that failed. */
      states(): string;
      /** What every connected peer connection sends and gets of pictures, and finds its way out to carry, for the report of a test that failed. */
      pictures(): Promise<string>;
    };
  }
}

/** The way of a connection: what kind of address it leaves by, and leads to; how the relay is reached where it leaves by one. */
export interface Way {
  readonly local: string;
  readonly remote: string;
  readonly protocol: string;
  readonly relayProtocol: string | null;
}

/** Watches every peer connection of the pages of a context. Call it before a page is opened. */
export async function probeMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    const pasts = new WeakMap<RTCPeerConnection, string[]>();
    const ends = new WeakMap<RTCPeerConnection, () => void>();
    const endings = new WeakMap<RTCPeerConnection, Promise<null>>();
    let isBroken = false;
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        if (isBroken) throw new DOMException('broken by a test', 'UnknownError');
        super(configuration);
        connections.push(this);
        const past: string[] = [];
        pasts.set(this, past);
        const note = (): void => {
          past.push(`${this.connectionState} at ${(performance.now() / 1000).toFixed(1)}`);
        };
        note();
        this.addEventListener('connectionstatechange', note);
        endings.set(this, new Promise((resolve) => ends.set(this, () => resolve(null))));
      }
      override close(): void {
        super.close();
        ends.get(this)?.();
      }
    };
    const statsOf = (connection: RTCPeerConnection): Promise<RTCStatsReport | null> =>
      connection.connectionState === 'closed'
        ? connection.getStats()
        : Promise.race([connection.getStats(), endings.get(connection) ?? null]);
    const framesOf = async (connection: RTCPeerConnection): Promise<number> => {
      let frames = 0;
      const report = await statsOf(connection);
      report?.forEach((entry: { type: string; kind?: string; framesDecoded?: number }) => {
        if (entry.type === 'inbound-rtp' && entry.kind === 'video') frames += entry.framesDecoded ?? 0;
      });
      return frames;
    };
    const packetsOf = async (connection: RTCPeerConnection): Promise<number> => {
      let packets = 0;
      const report = await statsOf(connection);
      report?.forEach((entry: { type: string; packetsSent?: number; packetsReceived?: number }) => {
        if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
        if (entry.type === 'outbound-rtp') packets += entry.packetsSent ?? 0;
      });
      return packets;
    };
    const arrivedOn = async (receiver: RTCRtpReceiver): Promise<number> => {
      let arrived = 0;
      // A line's own report is a few entries; that of a connection in a call of eight is hundreds, and takes a small machine from the call.
      const report = await receiver.getStats();
      report.forEach((entry: InboundEntry) => {
        if (entry.type !== 'inbound-rtp') return;
        arrived += entry.framesDecoded ?? (entry.totalSamplesReceived ?? 0) - (entry.concealedSamples ?? 0);
      });
      return arrived;
    };
    const arrivedAll = async (connection: RTCPeerConnection): Promise<readonly [number, number]> => {
      let [pictures, sound] = [0, 0];
      const report = await statsOf(connection);
      report?.forEach((entry: InboundEntry) => {
        if (entry.type !== 'inbound-rtp') return;
        pictures += entry.framesDecoded ?? 0;
        sound += (entry.totalSamplesReceived ?? 0) - (entry.concealedSamples ?? 0);
      });
      return [pictures, sound];
    };
    const cameBy = async (connection: RTCPeerConnection) => {
      const came = { pictures: 0, sounds: 0 };
      const report = await statsOf(connection);
      report?.forEach((entry: InboundEntry) => {
        if (entry.type !== 'inbound-rtp') return;
        // One picture may be the last of before; sound that was made up is none.
        if (entry.framesDecoded !== undefined) came.pictures += entry.framesDecoded > 2 ? 1 : 0;
        else came.sounds += (entry.totalSamplesReceived ?? 0) > (entry.concealedSamples ?? 0) ? 1 : 0;
      });
      return came;
    };
    const waysOf = async (connection: RTCPeerConnection): Promise<readonly Way[]> => {
      const entries = new Map<string, WayEntry>();
      const report = await statsOf(connection);
      report?.forEach((entry: WayEntry & { id: string }) => entries.set(entry.id, entry));
      const found = (id: string | undefined): WayEntry | undefined => (id === undefined ? id : entries.get(id));
      return [...entries.values()].flatMap((transport) => {
        const pair = found(transport.selectedCandidatePairId);
        const local = found(pair?.localCandidateId);
        const remote = found(pair?.remoteCandidateId);
        if (local === undefined || remote === undefined) return [];
        const { candidateType = '', protocol = '', relayProtocol = null } = local;
        return [{ local: candidateType, remote: remote.candidateType ?? '', protocol, relayProtocol }];
      });
    };
    const picturesOf = async (connection: RTCPeerConnection): Promise<string> => {
      const said: string[] = [];
      const report = await statsOf(connection);
      report?.forEach((entry: OutboundEntry & InboundEntry) => {
        if (entry.availableOutgoingBitrate !== undefined)
          said.push(`room for ${String(entry.availableOutgoingBitrate)}`);
        if (entry.kind !== 'video') return;
        const { active, targetBitrate, framesSent, keyFramesEncoded, qualityLimitationReason } = entry;
        const { packetsReceived, framesReceived, framesDecoded, keyFramesDecoded, framesDropped, pliCount } = entry;
        const sent = { active, targetBitrate, framesSent, keyFramesEncoded, qualityLimitationReason, pliCount };
        const came = { packetsReceived, framesReceived, framesDecoded, keyFramesDecoded, framesDropped, pliCount };
        if (entry.type === 'outbound-rtp') said.push(`out ${JSON.stringify(sent)}`);
        if (entry.type === 'inbound-rtp') said.push(`in ${JSON.stringify(came)}`);
      });
      return said.join(' ');
    };
    window.probe = {
      statsOf,
      async pictures() {
        const open = connections.filter(({ connectionState }) => connectionState === 'connected');
        return (await Promise.all(open.map(picturesOf))).join('; ');
      },
      async ways() {
        const open = connections.filter(({ connectionState }) => connectionState === 'connected');
        return (await Promise.all(open.map(waysOf))).flat();
      },
      made: () => connections.length,
      async cameAfter(made) {
        const each = await Promise.all(connections.slice(made).map(cameBy));
        return {
          pictures: each.reduce((sum, { pictures }) => sum + pictures, 0),
          sounds: each.reduce((sum, { sounds }) => sum + sounds, 0),
        };
      },
      async arrived() {
        const open = connections.filter(({ connectionState }) => connectionState === 'connected');
        const all = await Promise.all(open.map(arrivedAll));
        return {
          pictures: all.reduce((sum, [pictures]) => sum + pictures, 0),
          sound: all.reduce((sum, [, sound]) => sum + sound, 0),
        };
      },
      async arrivedBy(track) {
        const open = connections.filter(({ connectionState }) => connectionState === 'connected');
        const receivers = open.flatMap((connection) => connection.getReceivers());
        const receiver = receivers.find((each) => each.track === track);
        return receiver === undefined ? 0 : arrivedOn(receiver);
      },
      packets: async () => (await Promise.all(connections.map(packetsOf))).reduce((sum, one) => sum + one, 0),
      // One that was only made ready has no transport, and carries nothing.
      open: () =>
        connections.filter(({ connectionState }) => connectionState !== 'closed' && connectionState !== 'new').length,
      breakAll() {
        isBroken = true;
        for (const connection of connections) connection.close();
      },
      states: () =>
        [
          ...connections.map(
            (one) => `${one.connectionState}/${one.signalingState} (${pasts.get(one)?.join(', ') ?? ''})`,
          ),
          `now ${(performance.now() / 1000).toFixed(1)}`,
        ].join('; '),
      async frames() {
        const entries = [...connections.entries()].filter(([, { connectionState }]) => connectionState === 'connected');
        const counted = entries.map(async ([id, connection]) => [String(id), await framesOf(connection)] as const);
        return Object.fromEntries(await Promise.all(counted));
      },
    };
  });
}

/**
 * Takes pictures so small, and sound so plain, that several people fit on one machine: to take echo and noise out of the sound of
 * eight costs as much as all of their pictures. Call it before a page is opened.
 * @param options `isMuted`: who listens from the beginning, and speaks when they like
 */
export async function takeSmallPictures(
  context: BrowserContext,
  size: { readonly width: number; readonly height: number } = { width: 160, height: 120 },
  { isMuted = false } = {},
): Promise<void> {
  await context.addInitScript(
    ({ width, height, isMuted: muted }) => {
      const { mediaDevices } = navigator;
      const original = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints = {}) => {
        const stream = await original({
          ...constraints,
          ...(constraints.video ? { video: { width, height, frameRate: 5 } } : {}),
          ...(constraints.audio
            ? { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } }
            : {}),
        });
        for (const track of stream.getAudioTracks()) track.enabled = !muted;
        return stream;
      };
    },
    { ...size, isMuted },
  );
}

/**
 * Waits until the pictures of `peers` other people are decoded and go on: each has so many frames more than when this began.
 */
export async function seesFrames(page: Page, peers = 1, more = 3): Promise<void> {
  const earlier = await framesOf(page);
  try {
    await expect
      .poll(
        async () =>
          Object.entries(await framesOf(page)).filter(([id, frames]) => frames >= (earlier[id] ?? 0) + more).length,
        { message: 'pictures that are decoded and go on', intervals: [200], timeout: 90_000 },
      )
      .toBeGreaterThanOrEqual(peers);
  } catch (cause) {
    const states = await page.evaluate(() => window.probe?.states());
    const words = await page.locator('.tile:not(.self)').allInnerTexts();
    throw new Error(
      `Not enough pictures at ${new URL(page.url()).pathname}. The connections: ${states ?? 'no probe'}. The others: ${words.join(' | ').replaceAll('\n', ' ')}`,
      { cause },
    );
  }
}

/** Waits until no peer connection of a page could carry anything: no packet flows in either direction. */
export async function hasNoConnection(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.probe?.open() ?? -1), { intervals: [100] }).toBe(0);
}

/** Packets of sound and pictures that a page has sent and received so far. */
export function packetsOf(page: Page): Promise<number> {
  return page.evaluate(async () => (await window.probe?.packets()) ?? -1);
}

/** Waits until exactly so many peer connections of a page carry something; answers which ones, as the probe knows them. */
export async function hasConnections(page: Page, count: number): Promise<readonly string[]> {
  await expect.poll(async () => Object.keys(await framesOf(page)).length, { intervals: [100] }).toBe(count);
  await expect.poll(() => page.evaluate(() => window.probe?.open() ?? -1), { intervals: [100] }).toBe(count);
  return Object.keys(await framesOf(page));
}

/** Frames decoded so far, by connection. */
function framesOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => (await window.probe?.frames()) ?? {});
}
