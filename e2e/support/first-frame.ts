import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** When the first frame of another was painted, in milliseconds since 1970. */
    painted?: Promise<number>;
  }
}

/** A frame that hasn't come by then never will, in milliseconds. */
const longestWait = 60_000;

/** Watches, in the page, for the first frame of another person that is painted: by whichever element, for one may follow another. */
export async function watchFirstFrame(page: Page): Promise<void> {
  await page.evaluate((longest) => {
    const watched = new WeakSet<Element>();
    window.painted = new Promise((resolve, reject) => {
      const over = setTimeout(() => end(() => reject(new Error('No frame of another was painted.'))), longest);
      const looking = setInterval(look, 20);
      function end(settle: () => void): void {
        clearTimeout(over);
        clearInterval(looking);
        settle();
      }
      function look(): void {
        for (const video of document.querySelectorAll<HTMLVideoElement>('.tile:not(.self) video')) {
          if (watched.has(video)) continue;
          watched.add(video);
          video.requestVideoFrameCallback(() => end(() => resolve(Date.now())));
        }
      }
      look();
    });
    // Whoever asks hears of it; nobody may have asked yet.
    window.painted.catch(() => undefined);
  }, longestWait);
}

/**
 * When that was, in milliseconds since 1970.
 * @throws where there was none in a minute
 */
export async function firstFrameOf(page: Page): Promise<number> {
  const at = await page.evaluate(() => window.painted);
  if (at === undefined) throw new Error('Nobody watched.');
  return at;
}
