// Two at a time.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import {
  arrowTo,
  getsFocus,
  holdsAt,
  isWithoutPointer,
  keepsFocus,
  notePointers,
  pressAt,
  tabTo,
  typeAt,
} from '../support/keys.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, newPerson } from '../support/people.ts';
import { enterLink } from '../support/rooms.ts';

let counted = 0;

/** From now on the page draws what stands round the pictures of a call as late as a slow machine does. */
async function drawsTheBarLate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const original = window.setTimeout.bind(window);
    const later = (handler: TimerHandler, wait?: number, ...more: unknown[]): number =>
      original(handler, wait === 250 ? 2_500 : wait, ...more);
    Object.assign(window, { setTimeout: later });
  });
}

test('A room and its guest without a pointer, on both sides of the door', async ({ browser, server }) => {
  counted += 1;
  const room = `Ward round ${String(process.pid)}-${String(counted)}`;
  const lars = await newPerson(browser);
  const sam = await newPerson(browser);
  for (const { context } of [lars, sam]) {
    await takeSmallPictures(context);
    await notePointers(context);
  }
  const staff = lars.page;
  const guest = sam.page;
  const button = (name: string | RegExp) => staff.getByRole('button', { name, exact: true });
  let link = '';

  await test.step('sign in, and go to the rooms of the clinic’s settings', async () => {
    await staff.goto(`${server.url}/sign-in`);
    await getsFocus(staff.getByLabel('E-mail'));
    await staff.keyboard.type(emailOf('Lars Holm'));
    await typeAt(staff, staff.getByLabel('Password', { exact: true }), server.password);
    await staff.keyboard.press('Enter');
    await expect(staff.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await keepsFocus(staff);
    await pressAt(staff, staff.getByRole('link', { name: 'Configure' }));
    await expect(staff.getByRole('heading', { name: 'Configure' })).toBeVisible();
    await keepsFocus(staff);
    await pressAt(staff, staff.getByRole('link', { name: 'Rooms', exact: true }));
    await keepsFocus(staff);
  });

  await test.step('make a room: the focus is back where it was', async () => {
    await pressAt(staff, button('Make a room'));
    const form = staff.getByRole('dialog', { name: 'Make a room' });
    await getsFocus(form.getByLabel('Name'));
    await staff.keyboard.type(room);
    await staff.keyboard.press('Enter');
    await expect(form).toBeHidden();
    await expect(enterLink(staff, room)).toBeVisible();
    await getsFocus(button('Make a room'));
  });

  await test.step('enter it, and make a link', async () => {
    await drawsTheBarLate(staff);
    // The next page is there before the key comes up.
    await holdsAt(staff, enterLink(staff, room), () => staff.waitForURL(/\/rooms\/[^/]+$/));
    await expect(staff.getByText('You are alone in this room.')).toBeVisible();
    await tabTo(staff, button('Invite somebody'));
    await expect(button('Leave')).toBeVisible();
    await getsFocus(button('Invite somebody'));
    await staff.keyboard.press('Enter');
    const dialog = staff.getByRole('dialog', { name: /^Invite to/ });
    await pressAt(staff, dialog.getByRole('button', { name: 'Make a link' }));
    const address = dialog.locator('.link-address');
    await expect(address).toBeVisible();
    link = `${new URL(staff.url()).protocol}//${(await address.textContent()) ?? ''}`;
    await staff.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await getsFocus(button('Invite somebody'));
  });

  await test.step('a guest knocks', async () => {
    await guest.goto(link);
    await typeAt(guest, guest.getByLabel('Your name'), 'Sam Guest');
    await guest.keyboard.press('Enter');
    await getsFocus(guest.getByRole('heading', { name: 'Check picture and sound' }));
    await pressAt(guest, guest.getByRole('button', { name: 'Knock', exact: true }));
    await expect(guest.getByRole('heading', { name: 'You are knocking' })).toBeVisible();
  });

  await test.step('is let in, and what was pressed goes away: the focus doesn’t', async () => {
    await pressAt(staff, button('Let Sam Guest in').first());
    await Promise.all([seesFrames(guest), seesFrames(staff)]);
    await keepsFocus(staff);
    await pressAt(guest, guest.getByRole('button', { name: 'Mute', exact: true }));
    await getsFocus(guest.getByRole('button', { name: 'Unmute', exact: true }));
  });

  await test.step('the link is revoked: its row goes, and so does the guest', async () => {
    await pressAt(staff, button('Invite'));
    await pressAt(staff, button('Revoke'));
    await expect(button('Revoke')).toHaveCount(0);
    await keepsFocus(staff);
    await expect(guest.getByRole('heading', { name: 'Your link is no longer valid' })).toBeVisible();
    await keepsFocus(guest);
    await staff.keyboard.press('Escape');
    await expect(staff.getByRole('dialog')).toBeHidden();
    await getsFocus(button('Invite'));
  });

  await test.step('leave, and close the room', async () => {
    await pressAt(staff, button('Leave'));
    await arrowTo(staff, staff.getByRole('menuitem', { name: /^Leave call/ }));
    await staff.keyboard.press('Enter');
    await expect(staff.getByRole('heading', { name: room })).toBeVisible();
    await keepsFocus(staff);
    await pressAt(staff, staff.getByRole('link', { name: 'Configure' }));
    await pressAt(staff, staff.getByRole('link', { name: 'Rooms', exact: true }));
    await pressAt(staff, button(`Close ${room}`));
    const question = staff.getByRole('alertdialog');
    await getsFocus(question.getByRole('button', { name: 'Cancel' }));
    await pressAt(staff, question.getByRole('button', { name: 'Close the room' }));
    await expect(button(`Close ${room}`)).toHaveCount(0);
    await keepsFocus(staff);
  });

  for (const page of [staff, guest]) await isWithoutPointer(page);
  await Promise.all([lars.context.close(), sam.context.close()]);
});
