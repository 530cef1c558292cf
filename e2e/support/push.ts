import type { PushBrowser } from '@anteroom/testkit';
import type { BrowserContext } from '@playwright/test';

/**
 * Lets a browser subscribe at a push service of the test's own, and its person allow it: no maker's service can be reached, and
 * Firefox can't be told to allow.
 */
export async function subscribesAt(context: BrowserContext, { subscription }: PushBrowser): Promise<void> {
  await context.addInitScript((given) => {
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    Object.defineProperty(Notification, 'requestPermission', { value: () => Promise.resolve('granted') });
    Object.defineProperty(PushManager.prototype, 'subscribe', {
      value: () => Promise.resolve({ toJSON: () => ({ ...given, expirationTime: null }) }),
    });
  }, subscription);
}
