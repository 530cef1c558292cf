import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** More stops than any page of ours has. */
const manyStops = 60;

/** Presses Tab until something has the focus, as a person without a pointer does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await page.bringToFront();
  for (let stop = 0; stop < manyStops; stop += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error(`Tab doesn't lead to ${String(target)}.`);
}

/** Goes to something by Tab, and presses a key there. */
export async function pressAt(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await showsFocus(target);
  await page.keyboard.press(key);
}

/** The same as slowly as a hand does it: what the key does when it goes down is done before it comes up. */
export async function holdsAt(page: Page, target: Locator, isDone: () => Promise<unknown>): Promise<void> {
  await tabTo(page, target);
  await showsFocus(target);
  await page.keyboard.down('Enter');
  await isDone();
  await page.keyboard.up('Enter');
}

/** Goes to a field by Tab, and writes. */
export async function typeAt(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Waits until something has the focus of its page; whether that page's window is in front is the machine's affair. */
export async function getsFocus(target: Locator, timeout?: number): Promise<void> {
  await expect.poll(() => hasFocus(target), timeout === undefined ? {} : { timeout }).toBe(true);
}

/** Presses an arrow key until something has the focus. */
export async function arrowTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await page.bringToFront();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await getsFocus(target, 500);
  }).toPass();
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Whoever uses the keyboard has to see where they are. */
async function showsFocus(target: Locator): Promise<void> {
  const ring = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  expect(ring, `${String(target)} shows that it has the focus`).toBe(true);
}

/** Notes every pointer that touches the pages of a context. Call it before a page is opened. */
export async function notePointers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
      addEventListener(kind, () => document.documentElement.setAttribute('data-pointed', ''), { capture: true });
    }
  });
}

/** Whether nobody has used a pointer since the page was loaded. */
export async function isWithoutPointer(page: Page): Promise<void> {
  await expect(page.locator('html[data-pointed]')).toHaveCount(0);
}

/** Whoever uses the keyboard is somewhere: on something of the page, never on nothing. */
export async function keepsFocus(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body))
    .toBe(true);
}
