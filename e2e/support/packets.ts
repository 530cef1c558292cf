import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Packets that this page has sent and received so far. */
    countPackets?: () => Promise<Packets>;
  }
}

export interface Packets {
  readonly audioSent: number;
  readonly videoSent: number;
  readonly audioReceived: number;
  readonly videoReceived: number;
}

/** Counts the packets of every connection of the pages of a person's context. Call it before a page is opened. */
export async function countPackets(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    window.countPackets = async () => {
      const counted = { audioSent: 0, videoSent: 0, audioReceived: 0, videoReceived: 0 };
      for (const connection of connections) {
        if (connection.connectionState === 'closed') continue;
        const report = await window.probe?.statsOf(connection);
        report?.forEach((entry: { type: string; kind?: string; packetsSent?: number; packetsReceived?: number }) => {
          const kind = entry.kind === 'audio' ? 'audio' : 'video';
          if (entry.type === 'outbound-rtp') counted[`${kind}Sent`] += entry.packetsSent ?? 0;
          if (entry.type === 'inbound-rtp') counted[`${kind}Received`] += entry.packetsReceived ?? 0;
        });
      }
      return counted;
    };
  });
}

/** What a page has sent and received so far. */
export async function packetsOf(page: Page): Promise<Packets> {
  const packets = await page.evaluate(() => window.countPackets?.());
  if (packets === undefined) throw new Error('Nobody counts the packets of this page.');
  return packets;
}
