import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every peer connection that the page has made, for a test to ask for figures. */
    probedConnections?: RTCPeerConnection[];
  }
}

/** Remembers every peer connection of the pages of a context. Call it before a page is opened. */
export async function probeMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    window.probedConnections = connections;
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
}

/** Frames decoded so far, of every open connection of the page, one figure a connection. */
export async function framesDecoded(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const open = (window.probedConnections ?? []).filter((connection) => connection.connectionState === 'connected');
    return Promise.all(
      open.map(async (connection) => {
        let frames = 0;
        const report = await connection.getStats();
        report.forEach((entry: { type: string; kind?: string; framesDecoded?: number }) => {
          if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
            frames += entry.framesDecoded ?? 0;
          }
        });
        return frames;
      }),
    );
  });
}

/**
 * Waits until the picture of every one of `peers` other people is decoded and goes on: more frames at each of two looks.
 */
export async function seesFrames(page: Page, peers = 1): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      const open = (window.probedConnections ?? []).filter((connection) => connection.connectionState === 'connected');
      const decoded = async (connection: RTCPeerConnection): Promise<number> => {
        let frames = 0;
        const report = await connection.getStats();
        report.forEach((entry: { type: string; kind?: string; framesDecoded?: number }) => {
          if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
            frames += entry.framesDecoded ?? 0;
          }
        });
        return frames;
      };
      const before = await Promise.all(open.map(decoded));
      await new Promise((resolve) => setTimeout(resolve, 400));
      const after = await Promise.all(open.map(decoded));
      return after.filter((frames, index) => frames > (before[index] ?? 0)).length >= wanted;
    },
    peers,
    { polling: 200, timeout: 60_000 },
  );
}

/** Waits for a frame that is really painted in a video element that isn't the own picture. */
export async function paintsFrame(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const video = [...document.querySelectorAll('video')].find(
          (element) => !element.muted && element.srcObject !== null,
        );
        if (video === undefined) {
          resolve(false);
          return;
        }
        video.requestVideoFrameCallback((_now, metadata) => resolve(metadata.width > 0 && metadata.height > 0));
      }),
    undefined,
    { polling: 200, timeout: 60_000 },
  );
}
