// Two at a time.
import { endCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { makeOwnClinic } from '../support/own-clinic.ts';
import { arrive, emailOf, join, newPerson, openDashboard } from '../support/people.ts';
import { plugIn, running, scriptDevices, unplug } from '../support/scripted-devices.ts';

// Alice's devices are stubs over the browser's own fake ones (see `scriptDevices`): a test can pull no cable out.
test('Microphone, camera and speaker are changed, pulled out and plugged in while the call goes on', async ({
  browser,
  server,
}) => {
  const clinic = await makeOwnClinic(server, 'Devices');
  const name = callerNamed('Alice', 'Plug');
  const [ingrid, alice] = [await newPerson(browser), await newPerson(browser)];
  await takeSmallPictures(ingrid.context);
  await scriptDevices(alice.context);
  await openDashboard(ingrid.page, server, clinic.slug, emailOf('Ingrid Solberg'));
  await arrive(alice.page, server, clinic.slug, name);
  await join(ingrid.page, name);
  await Promise.all([seesFrames(ingrid.page), seesFrames(alice.page)]);

  const { page } = alice;
  const says = (words: string) => page.locator('.notice', { hasText: words });
  const devices = page.getByRole('dialog', { name: 'Devices' });
  const openDevices = async (): Promise<void> => {
    await page.locator('#main').focus();
    await page.keyboard.press('d');
    await expect(devices).toBeVisible();
  };
  const tile = ingrid.page.getByRole('region', { name: `${name.first} ${name.last}` });

  await test.step('another camera, microphone and speaker, and nobody misses a picture', async () => {
    await openDevices();
    await devices.getByLabel('Camera').selectOption('Lid camera');
    await devices.getByLabel('Microphone').selectOption('Lid microphone');
    await expect.poll(() => running(page)).toEqual(['lid-camera', 'lid-microphone']);
    await devices.getByLabel('Speaker').selectOption('Desk speaker');
    await expect.poll(() => page.evaluate(() => window.computer?.speaker())).toBe('desk-speaker');
    await devices.getByRole('button', { name: 'Done' }).click();
    await seesFrames(ingrid.page);
  });

  await test.step('a camera that is pulled out is followed by the other one, and that is said', async () => {
    await unplug(page, 'lid-camera');
    await expect(says('Your camera is gone. “Desk camera” is used now.')).toBeVisible();
    await expect.poll(() => running(page)).toEqual(['lid-microphone', 'desk-camera']);
    await seesFrames(ingrid.page);
  });

  await test.step('after the last one she is told what to do, and is still heard', async () => {
    await unplug(page, 'desk-camera');
    await expect(says('Your camera is gone, and no other was found. You are still heard.')).toBeVisible();
    await expect(tile).toContainText('Sound only');
    await expect(page.getByRole('button', { name: 'Start video' })).toBeVisible();
  });

  await test.step('what she plugs in is offered, and used at one press', async () => {
    await plugIn(
      page,
      { kind: 'videoinput', id: 'usb-camera', label: 'Travel camera', group: 'usb' },
      { kind: 'audioinput', id: 'usb-microphone', label: 'Travel microphone', group: 'usb' },
    );
    const offer = says('“Travel camera” was plugged in.');
    await offer.getByRole('button', { name: 'Use it' }).click();
    await expect(offer).toHaveCount(0);
    await expect(says('no other was found')).toHaveCount(0);
    await expect.poll(() => running(page)).toEqual(['usb-microphone', 'usb-camera']);
    await expect(tile.locator('video')).toBeVisible();
    await seesFrames(ingrid.page);
  });

  await test.step('muted she stays muted, whatever becomes of the microphone', async () => {
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    await unplug(page, 'usb-microphone');
    await expect(says('Your microphone is gone. You are still muted')).toBeVisible();
    await expect.poll(() => running(page)).toEqual(['usb-camera']);
    await page.getByRole('button', { name: 'Unmute' }).click();
    await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
    await expect.poll(() => running(page)).toEqual(['usb-camera', 'desk-microphone']);
  });

  await test.step('without her speaker she hears by the computer’s own', async () => {
    await unplug(page, 'desk-speaker');
    await expect(says('Your speaker is gone.')).toBeVisible();
    await expect.poll(() => page.evaluate(() => window.computer?.speaker())).toBe('');
  });

  await test.step('on a phone she turns to the camera that looks away, and back', async () => {
    await unplug(page, 'usb-camera');
    await plugIn(
      page,
      { kind: 'videoinput', id: 'front', label: 'Front camera', facing: 'user' },
      { kind: 'videoinput', id: 'rear', label: 'Rear camera', facing: 'environment' },
    );
    await says('“Front camera” was plugged in.').getByRole('button', { name: 'Use it' }).click();
    const turn = page.getByRole('region', { name: 'You', exact: true }).getByRole('button', { name: 'Switch camera' });
    const own = page.getByRole('region', { name: 'You', exact: true }).locator('video');
    await expect(own).toHaveClass(/is-mirrored/);
    await turn.click();
    await expect.poll(() => running(page)).toEqual(['desk-microphone', 'rear']);
    // What looks away from her is not mirrored: it could not be read.
    await expect(own).not.toHaveClass(/is-mirrored/);
    await seesFrames(ingrid.page);
    await turn.click();
    await expect.poll(() => running(page)).toEqual(['desk-microphone', 'front']);
  });

  await test.step('a permission that is taken back has a sentence of its own', async () => {
    await page.evaluate(() => window.computer?.revoke('microphone'));
    await expect(says('This page may not use the microphone any more, and nobody hears you.')).toBeVisible();
    await expect(tile).toContainText('microphone off');
    await expect.poll(() => running(page)).toEqual(['front']);
  });

  await endCall(ingrid.page);
  await clinic.close();
});
