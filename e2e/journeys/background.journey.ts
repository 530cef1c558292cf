import { leaveCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { countPackets, packetsOf } from '../support/packets.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard } from '../support/people.ts';

test('Whoever removes background noise is heard all along', async ({ browser, server }) => {
  const name = callerNamed('Tilde', 'Toft');
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
  const fetched: string[] = [];
  caller.page.on('request', (request) => fetched.push(request.url()));
  const wish = caller.page.locator('.switch-row', { hasText: 'Remove background noise' });
  const isHeard = async (): Promise<void> => {
    const since = await packetsOf(chen.page);
    await expect.poll(async () => (await packetsOf(chen.page)).audioReceived).toBeGreaterThan(since.audioReceived + 50);
  };

  await test.step('on: it works on this device, with nothing from elsewhere', async () => {
    await caller.page.getByRole('button', { name: 'Devices', exact: true }).click();
    await wish.click();
    await expect(caller.page.getByText('Background noise is being removed from your sound.')).toBeVisible();
    expect(fetched.some((url) => url.endsWith('.wasm'))).toBe(true);
    expect(fetched.every((url) => url.startsWith(server.url))).toBe(true);
    await isHeard();
  });

  await test.step('remembered over a reload', async () => {
    await caller.page.reload();
    await seesFrames(caller.page);
    await caller.page.getByRole('button', { name: 'Devices', exact: true }).click();
    await expect(caller.page.getByText('Background noise is being removed from your sound.')).toBeVisible();
    await isHeard();
  });

  await test.step('off: the sound goes out as it is', async () => {
    await wish.click();
    await expect(caller.page.getByText('Background noise is being removed from your sound.')).toBeHidden();
    await isHeard();
    await caller.page.getByRole('button', { name: 'Done' }).click();
  });

  await leaveCall(chen.page);
  await isOnHold(caller.page);
});
