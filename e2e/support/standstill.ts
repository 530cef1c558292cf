import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** How long the picture of each person has stood still at worst, in milliseconds, since they were first watched. */
    standstill?: Record<string, number>;
    /** Whose pictures have gone on within the last three seconds. */
    moving?: () => string[];
    /** Forgets the worst so far; watches whoever moves now. */
    watchMoving?: () => void;
  }
}

/** Watches the painted pictures of everybody else in the pages of a context, by person. Call it before a page is opened. */
export async function watchPictures(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const hooked = new WeakSet<HTMLVideoElement>();
    const last: Record<string, number> = {};
    const moving = (): string[] => Object.keys(last).filter((id) => performance.now() - (last[id] ?? 0) < 3_000);
    let watched: string[] = [];
    let worst: Record<string, number> = {};
    const hook = (video: HTMLVideoElement): void => {
      hooked.add(video);
      const painted = (): void => {
        const id = video.closest<HTMLElement>('[data-person]')?.dataset['person'];
        if (id === undefined) return;
        if (watched.includes(id)) worst[id] = Math.max(worst[id] ?? 0, performance.now() - (last[id] ?? 0));
        last[id] = performance.now();
        video.requestVideoFrameCallback(painted);
      };
      video.requestVideoFrameCallback(painted);
    };
    setInterval(() => {
      for (const video of document.querySelectorAll<HTMLVideoElement>('.tile[data-person] video')) {
        if (!hooked.has(video)) hook(video);
      }
      for (const id of watched) worst[id] = Math.max(worst[id] ?? 0, performance.now() - (last[id] ?? 0));
      window.standstill = worst;
    }, 50);
    window.moving = moving;
    window.watchMoving = () => {
      watched = moving();
      worst = {};
    };
  });
}

/** Whose pictures go on at this moment. */
export function movingOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.moving?.() ?? []);
}

/** From now on everybody is watched whose picture goes on now; what was before is forgotten. */
export async function watchFromNow(page: Page): Promise<void> {
  await page.evaluate(() => window.watchMoving?.());
}

/** The longest that a watched picture stood still, in milliseconds, by person. */
export function standstillOn(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => window.standstill ?? {});
}
