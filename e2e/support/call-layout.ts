import { expect, type Locator, type Page } from '@playwright/test';
import { fits } from './page-fit.ts';

/**
 * Windows in which a call has to be whole: a phone upright and on its side, one so low that the small pictures scroll (beside a bar, in
 * Firefox), a tablet, desks, and very wide ones.
 */
export const callWindows = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 844, height: 352 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1080 },
  { width: 3440, height: 1440 },
] as const;

/** The large picture of *Classic*. */
export function largeTile(page: Page): Locator {
  return page.locator('.tile.is-large');
}

/** Notes where a part of the call's screen stays hidden once the page has found its new size. */
export async function nothingIsHidden(page: Page, state: string): Promise<void> {
  await expect
    .configure({ soft: true })
    .poll(() => hiddenParts(page), { message: state, timeout: 5000 })
    .toEqual([]);
}

/** What of the call's screen is under something else or outside of the window, each as a line; and whether it scrolls sideways. */
async function hiddenParts(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const parts = '.key, h1, .call-layout button, .call-tool, .name, .words, .notice, .tile-key, .drawer h2';
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 0;
    // What scrolls shows the rest when it is moved.
    const isScrolled = (element: Element, x: number, y: number): boolean => {
      const scroller = element.closest('.strip, .notices, .drawer-body');
      if (scroller === null) return false;
      const { left, right, top, bottom } = scroller.getBoundingClientRect();
      return x < left || x > right || y < top || y > bottom;
    };
    const lines: string[] = [];
    for (const part of document.querySelectorAll('.call :is(' + parts + ')')) {
      if (!isSeen(part)) continue;
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 3, (top + bottom) / 2],
        [right - 3, (top + bottom) / 2],
        [(left + right) / 2, top + 3],
        [(left + right) / 2, bottom - 3],
      ] as const;
      for (const [x, y] of points) {
        if (isScrolled(part, x, y)) continue;
        // A key that is as large as its picture, and shows nothing, hides nothing.
        const [over] = document.elementsFromPoint(x, y).filter((element) => !element.matches('.tile-pick'));
        if (over !== undefined && (part.contains(over) || over.contains(part))) continue;
        const name = `${part.className.toString()} “${part.textContent.trim().slice(0, 30)}”`;
        lines.push(`${name} is under ${over === undefined ? 'nothing of the page' : over.className.toString()}`);
        break;
      }
    }
    const [drawer, stage] = ['.drawer', '.stage'].map((one) => document.querySelector(one)?.getBoundingClientRect());
    if (drawer !== undefined && stage !== undefined) {
      const overlap =
        Math.min(drawer.right, stage.right) - Math.max(drawer.left, stage.left) > 1 &&
        Math.min(drawer.bottom, stage.bottom) - Math.max(drawer.top, stage.top) > 1;
      if (overlap) lines.push('the drawer is over the stage');
    }
    for (const tile of document.querySelectorAll('.tile')) {
      const { width, height } = tile.getBoundingClientRect();
      if (isSeen(tile) && (width < 60 || height < 60)) {
        lines.push(`${tile.className} is ${String(Math.round(width))} × ${String(Math.round(height))}`);
      }
    }
    return lines;
  });
  return (await fits(page)) ? found : [...found, 'it has to be moved sideways'];
}
