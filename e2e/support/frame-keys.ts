import { expect, type BrowserContext, type Page } from '@playwright/test';

/** What came to a page over the media server: packets, and pictures that were decoded. */
export interface OverServer {
  readonly packets: number;
  readonly frames: number;
}

declare global {
  interface Window {
    /** What a test asks of the frame keys of a page, and of what comes over the media server. */
    frameKeys?: {
      /** The keys that the page has sealed with, oldest first. */
      used: { readonly id: number; readonly bytes: readonly number[] }[];
      overServer(): Promise<OverServer>;
    };
  }
}

/**
 * Watches what the pages of a context tell the worker that seals. Call it before a page is opened.
 * @param keepsOthers false: the keys of others never come to the worker, as if nobody had said them
 */
export async function watchFrameKeys(context: BrowserContext, { keepsOthers = true } = {}): Promise<void> {
  await context.addInitScript((keeps) => {
    const used: { readonly id: number; readonly bytes: readonly number[] }[] = [];
    const connections: RTCPeerConnection[] = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    const isKey = (value: unknown): value is { readonly id: number; readonly bytes: Uint8Array } =>
      typeof value === 'object' && value !== null && 'id' in value && 'bytes' in value;
    const { prototype } = Worker;
    const original = prototype.postMessage;
    prototype.postMessage = function (this: Worker, message: unknown, ...more: []) {
      const says: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'says') : null;
      if (says === 'key' && !keeps) return;
      if (says === 'use' && typeof message === 'object' && message !== null) {
        const key: unknown = Reflect.get(message, 'key');
        if (isKey(key)) used.push({ id: key.id, bytes: [...key.bytes] });
      }
      original.call(this, message, ...more);
    };
    window.frameKeys = {
      used,
      async overServer() {
        let [packets, frames] = [0, 0];
        for (const connection of connections) {
          // Firefox says nothing of one that is over, nor of one that is by the time it would answer.
          if (connection.signalingState === 'closed') continue;
          // Between pages there is a channel for what they say.
          if (connection.remoteDescription?.sdp.includes('m=application') !== false) continue;
          const report = await connection.getStats().catch(() => null);
          report?.forEach((entry: { type: string; packetsReceived?: number; framesDecoded?: number }) => {
            if (entry.type !== 'inbound-rtp') return;
            packets += entry.packetsReceived ?? 0;
            frames += entry.framesDecoded ?? 0;
          });
        }
        return { packets, frames };
      },
    };
  }, keepsOthers);
}

/** What came to a page over the media server so far. */
export function overServer(page: Page): Promise<OverServer> {
  return page.evaluate(async () => (await window.frameKeys?.overServer()) ?? { packets: 0, frames: 0 });
}

/** Waits until much more has come over the media server than now. */
export async function getsMuch(page: Page): Promise<void> {
  const before = await overServer(page);
  await expect
    .poll(async () => (await overServer(page)).packets, { timeout: 90_000, intervals: [300] })
    .toBeGreaterThan(before.packets + 300);
}

/** The keys that a page has sealed with. */
export async function keysOf(page: Page) {
  const used = await page.evaluate(() => window.frameKeys?.used ?? []);
  return used.map(({ id, bytes }) => ({ id, bytes: Uint8Array.from(bytes) }));
}
