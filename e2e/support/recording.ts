import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** The film that the page has handed to the browser last, to be saved. */
    handedOver?: Blob;
  }
}

/** What is in the file of a recording, as a browser finds it that plays it to its end. */
export interface Recorded {
  readonly bytes: number;
  readonly seconds: number;
  readonly size: string;
  /** How many colours the picture in its middle has, of some points of it. */
  readonly colours: number;
  readonly soundSeconds: number;
  /** The loudest moment; 1 is as loud as can be. */
  readonly peak: number;
}

/**
 * Where the browser asks for a place on the disk, it gets one of the page's own, as if somebody had chosen it: no test can press
 * a key of that dialog. Where it doesn't, what the page hands over to be saved is kept. Call it before a page is opened.
 */
export async function choosesFile(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (content) => {
      if (content instanceof Blob && content.type.startsWith('video/')) window.handedOver = content;
      return original(content);
    };
    if (!('showSaveFilePicker' in window)) return;
    const value = async ({ suggestedName }: { suggestedName: string }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
    Object.defineProperty(window, 'showSaveFilePicker', { value });
  });
}

/** As a browser that can't write to a file as it goes, such as Firefox. Call it before anything is recorded. */
export async function keepsInMemory(page: Page): Promise<void> {
  await page.evaluate(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
}

/** Opens the file that the page has written to the place of its own, or where it couldn't, has handed over to be saved. */
export function openRecording(page: Page, name: string): Promise<Recorded> {
  return page.evaluate(examine, name);
}

/** In the page: plays a recording and looks at it. */
async function examine(name: string): Promise<Recorded> {
  const file =
    window.handedOver ?? (await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile());
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(file);
  const ended = new Promise((done, fail) => {
    video.addEventListener('ended', done, { once: true });
    video.addEventListener('error', () => fail(new Error(video.error?.message)), { once: true });
  });
  const colours = new Set<string>();
  const look = (): void => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    const pen = canvas.getContext('2d');
    if (pen === null || video.videoWidth === 0) return;
    pen.drawImage(video, 0, 0, 16, 16);
    const { data } = pen.getImageData(0, 0, 16, 16);
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join(' '));
  };
  video.addEventListener('timeupdate', look);
  await video.play();
  await ended;
  const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await file.arrayBuffer());
  const peak = sound.getChannelData(0).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  return {
    bytes: file.size,
    // A recording that was streamed says how long it is at its end only.
    seconds: Number.isFinite(video.duration) ? video.duration : video.currentTime,
    size: `${String(video.videoWidth)}×${String(video.videoHeight)}`,
    colours: colours.size,
    soundSeconds: sound.duration,
    peak,
  };
}
