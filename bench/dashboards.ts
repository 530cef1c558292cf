import type { Page } from '@playwright/test';

/** Milliseconds of the epoch, to a fraction; the same clock as the pages' on this machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Notes when a text is first painted in a page; call it before the text comes. */
export async function watchText(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    Reflect.deleteProperty(window, 'paintedAt');
    const observer = new MutationObserver(() => {
      if (document.body.textContent?.includes(wanted) !== true) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The frame that holds the text is done when a task runs after its callback.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (window.paintedAt = performance.timeOrigin + performance.now());
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, text);
}
