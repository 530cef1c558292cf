import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** When the first frame of another was painted, in milliseconds since 1970. */
    painted?: Promise<number>;
  }
}

/** Watches, in the page, for the first frame of another person that is painted. */
export async function watchFirstFrame(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.painted = new Promise((resolve) => {
      const look = (): void => {
        const video = document.querySelector<HTMLVideoElement>('.tile:not(.self) video');
        if (video === null) setTimeout(look, 20);
        else video.requestVideoFrameCallback(() => resolve(Date.now()));
      };
      look();
    });
  });
}

/** When that was, in milliseconds since 1970. */
export async function firstFrameOf(page: Page): Promise<number> {
  const at = await page.evaluate(() => window.painted);
  if (at === undefined) throw new Error('Nobody watched.');
  return at;
}
