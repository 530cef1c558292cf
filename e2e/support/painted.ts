import { expect, type Page } from '@playwright/test';

/** Waits for a frame that is really painted in a video element that isn't the own picture. */
export async function paintsFrame(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(paintsSoon), { message: 'a painted frame', intervals: [200], timeout: 60_000 })
    .toBe(true);
}

/** In the page: whether another's tile paints a frame within a second. */
function paintsSoon(): Promise<boolean> {
  return new Promise((resolve) => {
    // Pictures are silent, sound is played apart: the own one is told from the others by its tile.
    const video = document.querySelector<HTMLVideoElement>('.tile:not(.self) video');
    setTimeout(() => resolve(false), 1_000);
    video?.requestVideoFrameCallback((_now, { width, height }) => resolve(width > 0 && height > 0));
  });
}
