import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { escapes, type Look } from './tour-parts.ts';

/** A key of the call's bar, whatever its word is in the page's language. */
export type CallKey = 'microphone' | 'camera' | 'devices' | 'chat' | 'tools' | 'people' | 'more' | 'leave';

/** Presses a key of the call's bar; on a phone some are in its menu. */
export async function pressCallKey({ page }: Person, key: CallKey): Promise<void> {
  const inBar = page.locator(`.call-bar .key[data-key=${key}]`);
  if ((await inBar.count()) === 0) {
    await page.locator('.call-bar .key[data-key=more]').click();
    await page.locator(`[role=menuitem][data-key=${key}]`).click();
  } else await inBar.click();
}

/** What a call looks like while nothing is as usual. */
export const callTour = {
  /** The menu, the list of shortcuts, the own picture hidden, and a camera that is pulled out. */
  async states(caller: Person, look: Look): Promise<void> {
    const { page } = caller;
    await page.bringToFront();
    await pressCallKey(caller, 'more');
    await expect(page.getByRole('menu')).toBeVisible();
    await look('caller-call-more', caller);
    await page.locator('[role=menuitem][data-key=help]').click();
    await expect(page.locator('.call-shortcuts')).toBeVisible();
    await look('caller-call-shortcuts', caller);
    await escapes(page);
    await pressCallKey(caller, 'more');
    await page.locator('[role=menuitem][data-key=self]').click();
    await expect(page.locator('.self-back')).toBeVisible();
    await look('caller-call-self-hidden', caller);
    await page.locator('.self-back').click();
    await expect(page.locator('.self video')).toBeVisible();
    await page.evaluate(losesCamera);
    await expect(page.locator('.notice')).toBeVisible();
    await look('caller-call-camera-gone', caller);
    await pressCallKey(caller, 'camera');
    await expect(page.locator('.self video')).toBeVisible();
    await expect(page.locator('.notice')).toHaveCount(0);
  },

  /** Somebody of several who stays the large picture. */
  async pinned(staff: Person, look: Look): Promise<void> {
    const { page } = staff;
    await page.locator('.tiles .tile-key[aria-pressed]').first().click();
    await expect(page.locator('.is-large .tile-key[aria-pressed=true]')).toBeVisible();
    await look('staff-call-pinned', staff);
    await page.locator('.is-large .tile-key[aria-pressed=true]').click();
    await expect(page.locator('.tiles')).toBeVisible();
  },
};

/** In the page: its camera ends as one that is pulled out, which no browser lets a test do. */
function losesCamera(): void {
  const stream = document.querySelector<HTMLVideoElement>('.self video')?.srcObject;
  if (!(stream instanceof MediaStream)) return;
  for (const track of stream.getVideoTracks()) {
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }
}
