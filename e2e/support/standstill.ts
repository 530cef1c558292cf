import type { BrowserContext, Page } from '@playwright/test';

/** What was seen of one watched picture. */
export interface Watched {
  /** The longest that no frame of it was painted while its place was on the screen, in milliseconds. */
  readonly stood: number;
  /** When that was over, in milliseconds since it was first watched. */
  readonly at: number;
  /** Frames that were painted. */
  readonly frames: number;
}

declare global {
  interface Window {
    /** What a test asks of the painted pictures of others, by person. */
    standstill?: {
      /** From now on everybody whose place is on the screen is watched; what was before is forgotten. */
      watch(): void;
      seen(): Record<string, Watched>;
    };
  }
}

/**
 * Watches the painted pictures of everybody else in the pages of a context, by person. A picture whose place is on the screen counts as
 * standing while there is no video in it, too; one that was scrolled away isn't fetched, and isn't counted. Call it before a page is opened.
 */
export async function watchPictures(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    /** The last frame of somebody: when it was painted, and how many the same element has painted by then. */
    interface Last {
      readonly video: HTMLVideoElement;
      readonly at: number;
      readonly count: number;
    }
    interface Sight {
      stood: number;
      at: number;
      frames: number;
      /** Since when nothing was painted. */
      since: number;
    }
    const lookEvery = 50;
    const hooked = new WeakSet<HTMLVideoElement>();
    const last = new Map<string, Last>();
    let sights = new Map<string, Sight>();
    let begun = performance.now();
    let looked = performance.now();
    const personOf = (element: Element): string | undefined =>
      element.closest<HTMLElement>('.tile[data-person]')?.dataset['person'];

    const note = (sight: Sight, stood: number, until: number): void => {
      if (stood <= sight.stood) return;
      sight.stood = Math.round(stood);
      sight.at = Math.round(until - begun);
    };
    const painted = (
      video: HTMLVideoElement,
      { presentationTime: at, presentedFrames: count }: VideoFrameCallbackMetadata,
    ): void => {
      video.requestVideoFrameCallback((_now, metadata) => painted(video, metadata));
      const id = personOf(video);
      if (id === undefined) return;
      const before = last.get(id);
      // While the page itself is busy the browser goes on painting, and says afterwards how many frames that were.
      const frames = before?.video === video && count > before.count ? count - before.count : 1;
      last.set(id, { video, at, count });
      const sight = sights.get(id);
      if (sight === undefined) return;
      note(sight, (at - sight.since) / frames, at);
      sight.since = Math.max(sight.since, at);
      sight.frames += frames;
    };
    const isOnScreen = (tile: Element): boolean => {
      const { top, bottom, left, right, width, height } = tile.getBoundingClientRect();
      return width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    };

    setInterval(() => {
      const now = performance.now();
      // A page that was held up hasn't heard yet of what was painted meanwhile.
      const isOnTime = now - looked < 3 * lookEvery;
      looked = now;
      for (const tile of document.querySelectorAll('.tile[data-person]')) {
        const sight = sights.get(personOf(tile) ?? '');
        if (sight !== undefined && !isOnScreen(tile)) sight.since = now;
        for (const video of tile.querySelectorAll('video')) {
          if (hooked.has(video)) continue;
          hooked.add(video);
          video.requestVideoFrameCallback((_now, metadata) => painted(video, metadata));
        }
      }
      for (const sight of sights.values()) if (isOnTime) note(sight, now - sight.since, now);
    }, lookEvery);

    window.standstill = {
      watch() {
        const tiles = [...document.querySelectorAll('.tile[data-person]')].filter(isOnScreen);
        const ids = tiles.flatMap((tile) => personOf(tile) ?? []);
        begun = performance.now();
        sights = new Map(ids.map((id) => [id, { stood: 0, at: 0, frames: 0, since: last.get(id)?.at ?? begun }]));
      },
      seen: () => Object.fromEntries([...sights].map(([id, { stood, at, frames }]) => [id, { stood, at, frames }])),
    };
  });
}

/** From now on everybody is watched who is on the screen now; what was before is forgotten. */
export async function watchFromNow(page: Page): Promise<void> {
  await page.evaluate(() => window.standstill?.watch());
}

/** What was seen of the watched pictures since then, by person. */
export function seenOn(page: Page): Promise<Readonly<Record<string, Watched>>> {
  return page.evaluate(() => window.standstill?.seen() ?? {});
}
