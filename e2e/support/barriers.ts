import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { atWidth, fits, fromTheRight, inColours, narrowest, type Colours } from './page-fit.ts';

declare global {
  interface Window {
    /** In a page that axe was brought into. */
    readonly axe: typeof axe;
  }
}

/** What axe knows of colours alone: whatever else it looks for is the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** The barriers that axe finds in a page as it stands, each as a line. There are no frames to look into. */
export async function barriers(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
  // It is as large as the page's own script, and stays with the document: a page is looked at several times.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (only) => {
      const { violations } = await window.axe.run(document, {
        resultTypes: ['violations'],
        ...(only === null ? {} : { runOnly: { type: 'rule', values: [...only] } }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => {
          // Which colours they were says at once whether a page is wrong, or was looked at on its way from one to another.
          const colours = id === 'color-contrast' ? `: ${any.map(({ message }) => message).join(' ')}` : '';
          return `${id} ${String(target)}${colours}`;
        }),
      );
    },
    rules === 'all' ? null : colourRules,
  );
}

/** The barriers of a page's colours in other colours. */
export async function colourBarriers(page: Page, colours: Colours): Promise<string[]> {
  const found = await inColours(page, colours, () => barriers(page, 'colours'));
  return found.map((line) => `${Object.values(colours).join(' and ')}: ${line}`);
}

/** Where a page has to be moved sideways: at its own width and at the narrowest, read from the left and from the right. */
export async function overflows(page: Page): Promise<string[]> {
  const own = page.viewportSize()?.width ?? narrowest;
  const widths = own < 640 ? [own, narrowest] : [own];
  const found: string[] = [];
  for (const width of widths) {
    await atWidth(page, width, async () => {
      const look = async (how: string): Promise<void> => {
        if (!(await fits(page))) found.push(`wider than ${String(width)} px${how}: ${await widest(page)}`);
      };
      await look('');
      await fromTheRight(page, () => look(' from the right'));
    });
  }
  return found;
}

/** The part of a page that reaches furthest over its edge. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const over = (element: Element): number => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right - innerWidth, -left);
    };
    const isCut = (element: Element): boolean =>
      element.matches('.hide') ||
      (element.parentElement !== null &&
        (getComputedStyle(element.parentElement).overflowX !== 'visible' || isCut(element.parentElement)));
    const [first] = [...document.body.querySelectorAll('body *')]
      .filter((element) => !isCut(element))
      .toSorted((one, other) => over(other) - over(one));
    return first === undefined ? '' : `${first.tagName.toLowerCase()}.${String(first.getAttribute('class'))}`;
  });
}

/** What a finger needs at least, in CSS pixels, less what rounding takes. */
const finger = 43.5;

/**
 * What is too small to be pressed by a finger, for a page on a phone: each as a line. A link in the middle of a sentence may
 * be as high as its line (WCAG 2.2, 2.5.8), and a tick or a switch is as large as its label.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressable =
      'a[href], button, select, textarea, summary, label.tick, .switch-row, input:not([type=checkbox], [type=radio], [type=hidden])';
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.hide, [aria-hidden=true], .skip, [style*="clip"]') === null;
    const isInSentence = (element: Element): boolean =>
      element.tagName === 'A' &&
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent.trim() ?? '') !== element.textContent.trim();
    return [...document.querySelectorAll(pressable)].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || !isSeen(element) || isInSentence(element)) return [];
      if (height >= least && (width >= least || element.tagName === 'A')) return [];
      const name = element.className === '' ? element.tagName.toLowerCase() : `.${element.className}`;
      return [`${name} is ${width.toFixed(0)} × ${height.toFixed(0)} px`];
    });
  }, finger);
}
