import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** What a page made an address of, by that address: where a browser doesn't tell of what it saves. */
    made?: Map<string, Blob>;
  }
}

/** A file that a page has handed to its person. */
export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Keeps what the pages of a context make addresses of. Call it before a page is opened, in a browser that doesn't tell of what it saves. */
export async function keepWhatIsMade(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made = new Map<string, Blob>();
    window.made = made;
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (source) => {
      const url = original(source);
      if (source instanceof Blob) made.set(url, source);
      return url;
    };
  });
}

/**
 * What a page hands to its person when this is pressed. Firefox, as it is driven here, doesn't tell of what it saves: there the
 * link that the page follows is looked at instead, and the last step is the browser's own.
 */
export async function savedBy(page: Page, press: () => Promise<void>): Promise<Saved> {
  await page.bringToFront();
  if (page.context().browser()?.browserType().name() === 'chromium') {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
  const [saved] = await Promise.all([page.evaluate(nextFollowed), press()]);
  return { name: saved.name, bytes: Buffer.from(saved.address.replace(/^.*?,/, ''), 'base64') };
}

/** In a page: the next link to a file that is followed, and what it leads to as a `data:` address. */
function nextFollowed(): Promise<{ readonly name: string; readonly address: string }> {
  return new Promise((resolve, reject) => {
    const look = (event: Event): void => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[download]') : null;
      if (link === null) return;
      removeEventListener('click', look, true);
      const { href, download: name } = link;
      const read = async (): Promise<void> => {
        const reader = new FileReader();
        reader.addEventListener('load', () => resolve({ name, address: String(reader.result) }));
        reader.addEventListener('error', reject);
        reader.readAsDataURL(window.made?.get(href) ?? (await (await fetch(href)).blob()));
      };
      read().catch(reject);
    };
    addEventListener('click', look, true);
  });
}
