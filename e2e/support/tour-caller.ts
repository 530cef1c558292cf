import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { callTour, pressCallKey } from './tour-call.ts';
import { type Look, type Site, escapes, isChromium, tourCaller } from './tour-parts.ts';
import { write } from './write.ts';

/** The caller's part of the tour, in the order in which a visit goes. */
export const callerTour = {
  async setUp(caller: Person, server: Site, look: Look): Promise<void> {
    const { page } = caller;
    await page.goto(`${server.url}/c/cardiology`);
    await expect(page.locator('form[data-script]')).toBeVisible();
    await look('caller-set-up', caller);
    await page.locator('.lang-box summary').click();
    await look('caller-language', caller);
    await page.locator('.lang-box summary').click();
    await page.locator('[data-continue] button').click();
    await expect(page.locator('#firstName-error')).toBeVisible();
    await look('caller-set-up-problems', caller);
    await page.locator('#firstName').fill(tourCaller.first);
    await page.locator('#lastName').fill(tourCaller.last);
    await page.locator('#phone').fill(tourCaller.phone ?? '');
    await page.locator('[data-continue] button').click();
    await expect(page.locator('[data-panel=check] h1')).toBeVisible();
    const camera = page.locator('[data-panel=check] [data-toggle=camera]');
    if ((await camera.getAttribute('aria-pressed')) === 'false' && !isChromium(caller)) await camera.click();
    await expect(camera).toHaveAttribute('aria-pressed', 'true');
    await look('caller-check', caller);
    await page.locator('[data-start]').click();
    await expect(page.locator('.place')).toBeVisible();
  },

  async waiting(caller: Person, look: Look): Promise<void> {
    const { page } = caller;
    await write(page.locator('#message-text'), 'Thank you. I am in no hurry.');
    await page.locator('.write button').click();
    await expect(page.locator('.thread .me')).toHaveCount(1);
    await expect(page.locator('.thread .unsent')).toHaveCount(0);
    await look('caller-waiting', caller);
    await callsBack(caller, look);
    await page.locator('.foot button').click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('caller-waiting-leave', caller);
    await escapes(page, 'alertdialog');
  },

  async call(caller: Person, look: Look): Promise<void> {
    const { page } = caller;
    await look('caller-call', caller);
    await page.locator('.own-line').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.locator('.line-care summary').click();
    await expect(page.locator('.line-figures')).toBeVisible();
    await look('caller-call-line', caller);
    await escapes(page);
    await pressCallKey(caller, 'devices');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('caller-call-devices', caller);
    await escapes(page);
    await pressCallKey(caller, 'people');
    await expect(page.locator('.drawer')).toBeVisible();
    await look('caller-call-people', caller);
    await pressCallKey(caller, 'people');
    await callTour.states(caller, look);
    await pressCallKey(caller, 'leave');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('caller-call-leave', caller);
    await escapes(page, 'alertdialog');
  },

  async onHold(caller: Person, look: Look): Promise<void> {
    await expect(caller.page.locator('.place')).toBeVisible();
    await look('caller-on-hold', caller);
  },

  async offline(caller: Person, look: Look): Promise<void> {
    await expect(caller.page.locator('.banner-offline')).toBeVisible();
    await look('caller-offline', caller);
  },

  async online({ page }: Person): Promise<void> {
    await expect(page.locator('.banner-offline')).toBeHidden();
  },

  async elsewhere(caller: Person, server: Site, look: Look): Promise<void> {
    const second = await caller.context.newPage();
    await second.goto(`${server.url}/c/cardiology`);
    await expect(second.locator('.place')).toBeVisible();
    await expect(caller.page.locator('.gate')).toBeVisible();
    await look('caller-elsewhere', caller);
    await second.close();
    await caller.page.locator('.gate button').click();
    await expect(caller.page.locator('.place')).toBeVisible();
  },

  async after(caller: Person, server: Site, look: Look): Promise<void> {
    const { page } = caller;
    await expect(page).toHaveURL(/\/thanks$/);
    await look('caller-thanks', caller);
    await page.goto(`${server.url}/c/cardiology/start-again`);
    await look('caller-start-again', caller);
    await page.goto(`${server.url}/c/nowhere`);
    await look('caller-not-found', caller);
  },
};

/** The second step where the browser refuses the camera. */
export async function checkWithoutCamera(caller: Person, server: Site, look: Look): Promise<void> {
  const { page, context } = caller;
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.goto(`${server.url}/c/cardiology`);
  await expect(page.locator('form[data-script]')).toBeVisible();
  await page.locator('#firstName').fill(tourCaller.first);
  await page.locator('#lastName').fill(tourCaller.last);
  await page.locator('[data-continue] button').click();
  const denied = page.locator('[data-panel=check] [data-camera=denied]');
  if (!isChromium(caller)) await page.locator('[data-panel=check] [data-toggle=camera]').click();
  await expect(denied).toBeVisible();
  await look('caller-check-denied', caller);
}

/** *Call me back*: how, what the page says then, and staying after all. */
async function callsBack(caller: Person, look: Look): Promise<void> {
  const { page } = caller;
  const dialog = page.getByRole('dialog');
  await page.locator('.call-back-open').click();
  await expect(dialog.locator('[type=tel]')).toBeVisible();
  await look('caller-call-back', caller);
  await write(dialog.locator('[type=tel]'), '+46701234567');
  // Firefox would ask its person here, and nobody is there to answer.
  await dialog.locator('label.tick').click();
  await dialog.locator('[type=submit]').click();
  await expect(page.locator('.call-back')).toBeVisible();
  await look('caller-call-back-wanted', caller);
  await page.locator('.call-back button').click();
  await expect(page.locator('.call-back-open')).toBeVisible();
}
