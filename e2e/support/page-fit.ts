import type { Page } from '@playwright/test';

/** The narrowest window that we promise to fill without scrolling sideways, in CSS pixels (WCAG 2.2, 1.4.10). */
export const narrowest = 320;

/** Whether a page needs no moving sideways; what floats over it finds its new place a moment later. */
export async function fits(page: Page): Promise<boolean> {
  const now = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  if (now) return true;
  try {
    await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 3000 });
    return true;
  } catch {
    return false;
  }
}

/** Does something with a page at another width. */
export async function atWidth<Value>(page: Page, width: number, work: () => Promise<Value>): Promise<Value> {
  const size = page.viewportSize();
  if (size === null || size.width === width) return work();
  await page.setViewportSize({ ...size, width });
  const value = await work();
  await page.setViewportSize(size);
  return value;
}

/** Does something with a page as if its language were read from the right. */
export async function fromTheRight<Value>(page: Page, work: () => Promise<Value>): Promise<Value> {
  await page.evaluate(() => void (document.documentElement.dir = 'rtl'));
  const value = await work();
  await page.evaluate(() => void (document.documentElement.dir = 'ltr'));
  return value;
}

/** The colours that a page can wear; what isn't said follows the device. */
export interface Colours {
  readonly theme?: 'light' | 'dark';
  readonly contrast?: 'more';
}

/**
 * Does something with a page in other colours, by the attributes that a person's choice sets: the same page, without
 * another walk to it. Whatever would move on the way there is there already.
 */
export async function inColours<Value>(page: Page, colours: Colours, work: () => Promise<Value>): Promise<Value> {
  const before = await page.evaluate(wear, colours);
  await drawn(page);
  const value = await work();
  await page.evaluate(wear, before);
  return value;
}

/** Whether a page has been drawn as it is now: the second frame begins after the first was drawn. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Runs in the page; answers what it wore before. */
function wear(colours: Colours): Colours {
  const root = document.documentElement;
  const before = { theme: root.dataset['theme'], contrast: root.dataset['contrast'] };
  for (const name of ['theme', 'contrast'] as const) {
    const value = colours[name];
    if (value === undefined) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  }
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  return {
    ...(before.theme === 'light' || before.theme === 'dark' ? { theme: before.theme } : {}),
    ...(before.contrast === 'more' ? { contrast: before.contrast } : {}),
  };
}
