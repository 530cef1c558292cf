import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';

const launch: LaunchOptions = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
  ],
};

/** A browser with a fake camera that nobody has to allow, in which pages in the background go on. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(launch);
}

/**
 * A browser with a profile on disk, as people have in daily use. A browser's other profiles are forgotten with it, and for them
 * it keeps nothing of a script but its text.
 * @param folder where the profile is kept; it must be nobody else's
 */
export async function openProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...launch,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
}

/** A page of its own profile, which may use the camera. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['camera', 'microphone'] });
  // The functions that a measurement runs inside a page are compiled with this helper, which the page lacks.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  return context.newPage();
}

declare global {
  interface Window {
    /** When Join was pressed last, and when the first remote frame after it was painted: milliseconds of the epoch. */
    pressedAt?: number;
    paintedAt?: number;
    /** When what a page is there for was painted first, in milliseconds since its navigation began. */
    contentAt?: number;
  }
}

/**
 * Notes when a button that begins with *Join* is pressed, and when the first frame is painted in a video that isn't the own
 * picture. The same for our page and for the bare one.
 */
export async function watchFirstFrame(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const now = (): number => performance.timeOrigin + performance.now();
    const watched = new WeakSet<HTMLVideoElement>();
    const others = 'video:not(.is-mirrored, .own video, #own)';
    addEventListener(
      'click',
      (event) => {
        const button = event.target instanceof Element ? event.target.closest('button') : null;
        if (button?.textContent?.trim().startsWith('Join') === true) window.pressedAt = now();
      },
      true,
    );
    const look = (): void => {
      for (const video of document.querySelectorAll<HTMLVideoElement>(others)) {
        if (watched.has(video)) continue;
        watched.add(video);
        video.requestVideoFrameCallback(() => {
          window.paintedAt ??= now();
        });
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}

/** Forgets what was noted. */
export async function resetFirstFrame(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.evaluate(() => {
      delete window.pressedAt;
      delete window.paintedAt;
    });
  }
}

/** Waits for the first frame and answers when it was painted, in milliseconds of the epoch. */
export async function paintedAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.paintedAt, undefined, { timeout: 30_000 });
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** When Join was pressed last, in milliseconds of the epoch. */
export async function pressedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.pressedAt ?? Number.NaN);
}

/** Notes in a page that is to be opened when something that fits the selector is painted first. */
export async function watchContent(page: Page, selector: string): Promise<void> {
  await page.addInitScript((content) => {
    const look = (): void => {
      if (document.querySelector(content) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The frame that holds it is done when a task runs after its callback.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (window.contentAt ??= performance.now());
        channel.port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  }, selector);
}

/** Waits for the content and answers when it was painted, in milliseconds since the navigation began. */
export async function contentAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.contentAt, undefined, { timeout: 120_000 });
  return (await handle.jsonValue()) ?? Number.NaN;
}
