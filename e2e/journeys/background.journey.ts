import { endCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { countPackets, packetsOf } from '../support/packets.ts';
import { arrive, emailOf, join, newPerson, openDashboard } from '../support/people.ts';
import { camerasOn, faceGreenWall, picturesPerSecond, seenOf } from '../support/seen.ts';

test('Whoever removes background noise or hides their room is seen and heard all along', async ({
  browser,
  server,
}, testInfo) => {
  const name = callerNamed('Tilde', 'Toft');
  const caller = await newPerson(browser);
  const chen = await newPerson(browser);
  for (const { context } of [caller, chen]) {
    await takeSmallPictures(context);
    await countPackets(context);
  }
  // Nobody is before it: all of it is background.
  await faceGreenWall(caller.context);
  await Promise.all([
    arrive(caller.page, server, 'renal', name),
    openDashboard(chen.page, server, 'renal', emailOf('Mei Chen')),
  ]);
  await join(chen.page, name);
  await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));
  const { page } = caller;
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const devices = page.getByRole('dialog', { name: 'Devices' });
  const noise = devices.locator('.switch-row', { hasText: 'Remove background noise' });
  const isQuiet = devices.getByText('Background noise is being removed from your sound.');
  const isDressed = devices.getByText('Others see you in front of this');
  const openDevices = (): Promise<void> => page.getByRole('button', { name: 'Devices', exact: true }).click();
  const isHeard = async (): Promise<void> => {
    const since = await packetsOf(chen.page);
    await expect.poll(async () => (await packetsOf(chen.page)).audioReceived).toBeGreaterThan(since.audioReceived + 50);
  };
  const isSeen = (what: string): Promise<void> => expect.poll(() => seenOf(chen.page)).toBe(what);
  const paces: string[] = [];
  const notePace = async (when: string): Promise<void> => {
    paces.push(`${when}: ${String(await picturesPerSecond(chen.page))} pictures a second`);
  };

  await test.step('noise is removed on this device, with nothing from elsewhere', async () => {
    await openDevices();
    await noise.click();
    await expect(isQuiet).toBeVisible();
    expect(fetched.some((url) => url.endsWith('.wasm'))).toBe(true);
    await isHeard();
  });

  await test.step('another background: others see it, and oneself too', async () => {
    await isSeen('green');
    await notePace('the picture as it is');
    expect(fetched.some((url) => url.endsWith('.tflite'))).toBe(false);
    await devices.getByText('Evening', { exact: true }).click();
    await expect(isDressed).toBeVisible();
    await isSeen('dark');
    await expect.poll(() => seenOf(page, '.self')).toBe('dark');
    await seesFrames(chen.page);
    await notePace('with another background');
    await devices.getByText('Sand', { exact: true }).click();
    await isSeen('other');
    await devices.getByText('Strong blur', { exact: true }).click();
    await isSeen('green');
    await devices.getByText('Evening', { exact: true }).click();
    await isSeen('dark');
    expect(fetched.some((url) => url.endsWith('.tflite'))).toBe(true);
    expect(fetched.every((url) => url.startsWith(server.url))).toBe(true);
    await devices.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('a camera that is off is off, and comes back with the background', async () => {
    await page.getByRole('button', { name: 'Stop video' }).click();
    await expect.poll(() => camerasOn(page)).toBe(0);
    await page.getByRole('button', { name: 'Start video' }).click();
    await seesFrames(chen.page);
    await isSeen('dark');
  });

  await test.step('both are remembered over a reload', async () => {
    await page.reload();
    await seesFrames(chen.page);
    await isSeen('dark');
    await openDevices();
    await expect(isQuiet).toBeVisible();
    await isHeard();
  });

  await test.step('off: picture and sound go out as they are', async () => {
    await devices.getByText('None', { exact: true }).click();
    await isSeen('green');
    await seesFrames(chen.page);
    await noise.click();
    await expect(isQuiet).toBeHidden();
    await isHeard();
    await devices.getByRole('button', { name: 'Done' }).click();
  });

  await testInfo.attach('pictures a second at the other side', { body: paces.join('\n') });
  await endCall(chen.page);
  await Promise.all([caller, chen].map(({ context }) => context.close()));
});
