import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every camera that the page was ever given. */
    cameras?: MediaStreamTrack[];
  }
}

/**
 * Puts a green wall with nobody before it in front of every camera of a context, the same in every browser, and remembers each, so that a
 * test can look whether its light is on. Call it before a page is opened.
 */
export async function faceGreenWall(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const cameras: MediaStreamTrack[] = [];
    window.cameras = cameras;
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      const stream = await original(constraints);
      for (const camera of stream.getVideoTracks()) {
        stream.removeTrack(camera);
        camera.stop();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [160, 90];
        const context = canvas.getContext('2d');
        const wall = canvas.captureStream().getVideoTracks()[0];
        if (context === null || wall === undefined) continue;
        // What doesn't change makes no pictures.
        let light = 0;
        setInterval(() => {
          light = (light + 1) % 20;
          context.fillStyle = `rgb(20 ${String(140 + light)} 20)`;
          context.fillRect(0, 0, canvas.width, canvas.height);
        }, 100);
        cameras.push(wall);
        stream.addTrack(wall);
      }
      return stream;
    };
  });
}

/** How many cameras are running on a page. */
export function camerasOn(page: Page): Promise<number> {
  return page.evaluate(() => window.cameras?.filter(({ readyState }) => readyState === 'live').length ?? -1);
}

/** Whether a colour is rather green, rather dark, or something else. */
export type Seen = 'nothing' | 'green' | 'dark' | 'other';

/** What colour another's picture has on a page: the mean of the picture that is there now. */
export function seenOf(page: Page, tile = '.tile:not(.self)'): Promise<Seen> {
  return page.evaluate((selector) => {
    const video = document.querySelector<HTMLVideoElement>(`${selector} video`);
    if (video === null || video.videoWidth === 0) return 'nothing';
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d');
    if (context === null) return 'nothing';
    context.drawImage(video, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    if (green > 2 * Math.max(red, blue)) return 'green';
    return Math.max(red, green, blue) < 130 && blue > red ? 'dark' : 'other';
  }, tile);
}

/** Pictures a second that arrive on a page, over one second: a figure for a report, never for a judgement. */
export function picturesPerSecond(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const count = async (): Promise<number> =>
      Object.values((await window.probe?.frames()) ?? {}).reduce((sum, one) => sum + one, 0);
    const before = await count();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return (await count()) - before;
  });
}
