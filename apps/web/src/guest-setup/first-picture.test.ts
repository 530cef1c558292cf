import { expect, test } from 'vitest';
import { firstWithPicture } from './first-picture.ts';

class Preview extends EventTarget {
  readyState: number;
  videoWidth: number;

  constructor(readyState: number, videoWidth: number) {
    super();
    this.readyState = readyState;
    this.videoWidth = videoWidth;
  }
}

test('a preview that shows a picture is taken at once, before one that shows none', async () => {
  const shows = new Preview(4, 640);
  expect(await firstWithPicture([new Preview(0, 0), shows], new AbortController().signal)).toBe(shows);
});

test('a press before the first picture of the camera is kept until the picture comes', async () => {
  const sizedOnly = new Preview(1, 640);
  const found = firstWithPicture([new Preview(0, 0), sizedOnly], new AbortController().signal);
  sizedOnly.readyState = 2;
  sizedOnly.dispatchEvent(new Event('loadeddata'));
  expect(await found).toBe(sizedOnly);
});

test('a press whose camera went off takes nothing when the camera comes back', async () => {
  const preview = new Preview(0, 0);
  const camera = new AbortController();
  let found = false;
  void firstWithPicture([preview], camera.signal).then(() => (found = true));
  camera.abort();
  preview.dispatchEvent(new Event('loadeddata'));
  await Promise.resolve();
  expect(found).toBe(false);
});
