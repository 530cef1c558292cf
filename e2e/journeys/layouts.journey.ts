// Two at a time.
import type { Page } from '@playwright/test';
import { endCall } from '../support/call.ts';
import { callWindows, largeTile, nothingIsHidden } from '../support/call-layout.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { makeOwnClinic } from '../support/own-clinic.ts';
import { arrive, emailOf, join, newPerson, openDashboard } from '../support/people.ts';

test('Everybody sees the call as they like, by pointer and by keyboard', async ({ browser, server }) => {
  const clinic = await makeOwnClinic(server, 'Layouts');
  const [aliceName, boName] = [callerNamed('Alice', 'Layout'), callerNamed('Bo', 'Layout')];
  const [ingrid, alice, bo] = [await newPerson(browser), await newPerson(browser), await newPerson(browser)];
  await Promise.all([ingrid, alice, bo].map(({ context }) => takeSmallPictures(context)));
  await ingrid.context.addInitScript(looksAtItsPerson);
  await openDashboard(ingrid.page, server, clinic.slug, emailOf('Ingrid Solberg'));
  await arrive(alice.page, server, clinic.slug, aliceName);
  await arrive(bo.page, server, clinic.slug, boName);
  await join(ingrid.page, aliceName);
  await Promise.all([seesFrames(ingrid.page), seesFrames(alice.page)]);

  const { page } = ingrid;
  const full = ({ first, last }: typeof aliceName) => `${first} ${last}`;
  const self = page.getByRole('region', { name: 'You', exact: true });
  const manager = page.getByRole('complementary', { name: 'Call manager' });
  /** A key of the whole page, pressed where nobody writes. */
  const press = async (key: string, on: Page = page): Promise<void> => {
    await on.locator('#main').focus();
    await on.keyboard.press(key);
  };

  await test.step('the self view: small, mirrored or not, hidden, and back again', async () => {
    await expect(largeTile(page)).toHaveAccessibleName(full(aliceName));
    const own = self.locator('video');
    await expect(own).toHaveClass(/is-mirrored/);
    const small = await self.boundingBox();
    const large = await largeTile(page).boundingBox();
    expect((small?.width ?? 0) * 3).toBeLessThan(large?.width ?? 0);
    const choose = async (entry: string): Promise<void> => {
      await self.getByRole('button', { name: 'My own picture' }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    await choose('Don’t mirror');
    await expect(own).not.toHaveClass(/is-mirrored/);
    await choose('Hide');
    await expect(self).toBeHidden();
    await page.getByRole('button', { name: 'Show my own picture' }).click();
    await expect(self).toBeVisible();
    await press('s');
    await expect(self).toBeHidden();
    await press('s');
    await choose('Mirror');
    await expect(own).toHaveClass(/is-mirrored/);
  });

  await test.step('a third comes, and nobody is small; whoever is pinned is the large one', async () => {
    await expect(manager).toBeVisible();
    await manager.getByRole('button', { name: `Add ${full(boName)}` }).click();
    await Promise.all([seesFrames(page, 2), seesFrames(bo.page, 2)]);
    await expect(page.getByRole('button', { name: 'Grid layout' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.tiles .tile')).toHaveCount(3);
    await page.getByRole('button', { name: `Pin ${full(boName)}` }).click();
    await expect(largeTile(page)).toHaveAccessibleName(full(boName));
    await expect(page.getByRole('button', { name: `Pin ${full(boName)}` })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: `Pin ${full(boName)}` }).click();
    await expect(page.locator('.tiles .tile')).toHaveCount(3);
  });

  await test.step('by keyboard: pinned one after the other, then the layout', async () => {
    await page.bringToFront();
    await press('n');
    await expect(largeTile(page)).toHaveAccessibleName(full(aliceName));
    await press('n');
    await expect(largeTile(page)).toHaveAccessibleName(full(boName));
    await press('n');
    await expect(page.locator('.tiles .tile')).toHaveCount(3);
    await press('l');
    await expect(largeTile(page)).toHaveAccessibleName(full(aliceName));
    await page.getByRole('button', { name: `Show ${full(boName)} large` }).press('Enter');
    await expect(largeTile(page)).toHaveAccessibleName(full(boName));
  });

  await test.step('the choice lasts as long as the call, on whichever page', async () => {
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await page.goForward();
    await expect(largeTile(page)).toHaveAccessibleName(full(boName));
    await press('l');
    await expect(page.locator('.tiles .tile')).toHaveCount(3);
    await press('l');
  });

  await test.step('full screen, and the large picture in a window of its own where the browser has one', async () => {
    const fullScreen = () => page.evaluate(() => document.fullscreenElement !== null);
    if (await page.evaluate(() => document.fullscreenEnabled)) {
      await press('f');
      await expect.poll(fullScreen).toBe(true);
      await press('f');
      await expect.poll(fullScreen).toBe(false);
    }
    const key = largeTile(page).getByRole('button', { name: 'Picture in picture' });
    const canFloat = await page.evaluate(
      () => 'requestPictureInPicture' in HTMLVideoElement.prototype && document.pictureInPictureEnabled,
    );
    if (!canFloat) return await expect(key).toHaveCount(0);
    await key.click();
    const floats = () =>
      page.evaluate(() => document.pictureInPictureElement?.closest('.tile')?.getAttribute('aria-label') ?? null);
    await expect.poll(floats).toBe(full(boName));
    await expect(key).toHaveAttribute('aria-pressed', 'true');
    await press('i');
    await expect.poll(floats).toBeNull();
    await expect(key).toHaveAttribute('aria-pressed', 'false');

    // Pressed before the picture has come: it floats when it has.
    const video = await largeTile(page).locator('video').elementHandle();
    const stream = await video?.evaluateHandle((it: HTMLVideoElement) => it.srcObject);
    await video?.evaluate((it: HTMLVideoElement) => void (it.srcObject = null));
    await key.click();
    await video?.evaluate((it: HTMLVideoElement, was) => void (it.srcObject = was), stream ?? null);
    await expect.poll(floats).toBe(full(boName));
    await press('i');
    await expect.poll(floats).toBeNull();
  });

  await test.step('every shortcut is listed, does what it says, and can be switched off', async () => {
    await press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toContainText('Mute or unmute');
    await expect(dialog).toContainText('Leave');
    // A dialog has the keys to itself.
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await press('m');
    await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
    await press('M');
    await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
    await press('v');
    await expect(self).toContainText('Camera off');
    await press('v');
    await expect(self.locator('video')).toBeVisible();
    await press('p');
    await expect(manager).toBeHidden();
    await press('p');
    await expect(manager).toBeVisible();
    await press('q');
    await expect(page.getByRole('menuitem', { name: /^Leave call/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await press('q', alice.page);
    await expect(alice.page.getByRole('alertdialog', { name: 'Leave for good?' })).toBeVisible();
    await alice.page.keyboard.press('Escape');

    const more = alice.page.getByRole('button', { name: 'More', exact: true });
    const toggle = async (): Promise<void> => {
      await more.click();
      await alice.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
      await alice.page.locator('.switch-row', { hasText: 'Use single keys as shortcuts' }).click();
      await alice.page.keyboard.press('Escape');
      await expect(alice.page.getByRole('dialog')).toBeHidden();
    };
    await toggle();
    await press('m', alice.page);
    await press('?', alice.page);
    await expect(alice.page.getByRole('dialog')).toHaveCount(0);
    await expect(alice.page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
    await toggle();
    await press('m', alice.page);
    await expect(alice.page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  });

  await test.step('a letter that is written is a letter', async () => {
    await press('d');
    const dialog = page.getByRole('dialog', { name: 'Devices' });
    await dialog.getByLabel('Microphone').focus();
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  });

  await test.step('from a phone to a very wide desk nothing is under anything, and no drawer is over a face', async () => {
    const before = page.viewportSize();
    for (const size of callWindows) {
      await page.setViewportSize(size);
      for (const layout of ['Classic layout', 'Grid layout']) {
        for (const isOpen of [true, false]) {
          if ((await manager.isVisible()) !== isOpen) await press('p');
          await (isOpen ? expect(manager).toBeVisible() : expect(manager).toBeHidden());
          await page.getByRole('button', { name: layout }).click();
          const state = `${layout}${isOpen ? ' with the drawer' : ''} at ${String(size.width)} × ${String(size.height)}`;
          await nothingIsHidden(page, state);
        }
      }
    }
    if (before !== null) await page.setViewportSize(before);
    await alice.page.setViewportSize({ width: 320, height: 640 });
    await nothingIsHidden(alice.page, 'a caller’s phone');
  });

  await test.step('nor is what is said of somebody whose connection is lost', async () => {
    await bo.page.evaluate(() => window.probe?.breakAll());
    await hasWeakLines(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Classic layout' }).click();
    await press('n');
    await press('n');
    await expect(largeTile(page)).toHaveAccessibleName(full(boName));
    await expect(largeTile(page).getByRole('status')).toContainText(/connection/);
    await expect(page.locator('.strip .words', { hasText: 'Weak connection' }).first()).toBeVisible();
    for (const isOpen of [true, false]) {
      if ((await manager.isVisible()) !== isOpen) await press('p');
      await (isOpen ? expect(manager).toBeVisible() : expect(manager).toBeHidden());
      await nothingIsHidden(page, `a lost connection${isOpen ? ', with the drawer' : ''}`);
    }
  });

  await endCall(page);
  await clinic.close();
});

/** In the page: Firefox's fake camera says that it looks away, and such a picture is never mirrored. */
function looksAtItsPerson(): void {
  const settings = MediaStreamTrack.prototype.getSettings;
  MediaStreamTrack.prototype.getSettings = function getSettings(this: MediaStreamTrack) {
    return { ...settings.call(this), facingMode: 'user' };
  };
}

/** From now on what comes to a page comes in fits, as far as its browser tells. */
async function hasWeakLines(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { getStats } = RTCPeerConnection.prototype;
    Reflect.set(RTCPeerConnection.prototype, 'getStats', async function (this: RTCPeerConnection) {
      const entries = new Map<string, object>();
      (await getStats.call(this)).forEach((entry: { id: string; type: string }) => {
        entries.set(entry.id, entry.type === 'inbound-rtp' ? { ...entry, jitter: 0.08 } : entry);
      });
      return entries;
    });
  });
}
