// Two at a time.
import type { Page } from '@playwright/test';
import { leaveCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { countPackets, packetsOf } from '../support/packets.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard } from '../support/people.ts';

test('Whoever chooses sound only neither sends nor is sent a picture, until they want pictures again', async ({
  browser,
  server,
}) => {
  const name = callerNamed('Runa', 'Rask');
  const caller = await newPerson(browser);
  const chen = await newPerson(browser);
  for (const { context } of [caller, chen]) {
    await takeSmallPictures(context);
    await countPackets(context);
  }
  await Promise.all([
    arrive(caller.page, server, 'renal', name),
    openDashboard(chen.page, server, 'renal', emailOf('Mei Chen')),
  ]);
  await join(chen.page, name);
  await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));
  const open = caller.page.getByRole('button', { name: 'Connection and quality' });
  const dialog = caller.page.getByRole('dialog', { name: 'Connection and quality' });

  await test.step('sound only: no packet of a picture flows either way, and the sound does', async () => {
    await open.click();
    await dialog.getByText('Sound only', { exact: true }).click();
    await expect(dialog).toContainText('No pictures are sent or received');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(caller.page.getByText('Sound only: no pictures are sent or received.')).toBeVisible();
    await expect(chen.page.locator('.tile:not(.self) video')).toHaveCount(0);
    await expect(caller.page.locator('.tile:not(.self) video')).toHaveCount(0);
    await onlySoundFlows(caller.page);
    await onlySoundFlows(chen.page);
  });

  await test.step('the other side is told why', async () => {
    await chen.page.getByRole('button', { name: 'Connection and quality' }).click();
    const told = chen.page.getByRole('dialog', { name: 'Connection and quality' });
    await expect(told).toContainText('has chosen sound only. Your picture isn’t sent there.');
    await told.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('a reload keeps it', async () => {
    await caller.page.reload();
    await expect(caller.page.getByText('Sound only: no pictures are sent or received.')).toBeVisible();
    await onlySoundFlows(caller.page);
  });

  await test.step('pictures again', async () => {
    await caller.page.getByRole('button', { name: 'Show pictures' }).click();
    await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));
  });

  await leaveCall(chen.page);
  await isOnHold(caller.page);
});

/** Waits until fifty more packets of sound have gone each way while not one of pictures has. */
async function onlySoundFlows(page: Page): Promise<void> {
  let since = await packetsOf(page);
  await expect
    .poll(async () => {
      const now = await packetsOf(page);
      // What was on its way when it was chosen may still come: the count begins again after it.
      if (now.videoSent !== since.videoSent || now.videoReceived !== since.videoReceived) since = now;
      return Math.min(now.audioSent - since.audioSent, now.audioReceived - since.audioReceived);
    })
    .toBeGreaterThan(50);
}
