import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { pressCallKey } from './tour-call.ts';
import { escapes, type ChapterParts, type Look } from './tour-parts.ts';

/** A host invites into the call, and somebody comes by the link; ends with the same people in the call, the drawer open. */
export async function invitedTour(staff: Person, { open, look }: Pick<ChapterParts, 'open' | 'look'>): Promise<void> {
  const { page } = staff;
  const drawer = page.locator('.drawer');
  const dialog = page.getByRole('dialog');
  if (!(await drawer.locator('.invite-key').isVisible())) await pressCallKey(staff, 'people');
  await drawer.locator('.invite-key').click();
  await expect(dialog.locator('.invite-none')).toBeVisible();
  await look('staff-call-invite', staff);
  await dialog.locator('.invite-make .btn').click();
  await expect(dialog.locator('.share-message')).toBeVisible();
  await look('staff-call-invitation', staff);
  const address = (await dialog.locator('.share-link bdi').textContent()) ?? '';
  await dialog.locator('.dialog-acts .btn').first().click();
  await expect(dialog.locator('.invite-list li')).toHaveCount(1);
  await dialog.locator('.choice').last().click();
  await look('staff-call-invitations', staff);
  await escapes(page);
  await pressCallKey(staff, 'people');

  const guest = await open();
  await comes(guest, `${new URL(page.url()).protocol}//${address}`, look);
  await expect(page.locator('.knock-notice')).toBeVisible();
  await look('staff-call-invited-notice', staff);
  const other = await open();
  await other.page.goto(`${new URL(page.url()).protocol}//${address}`);
  await look('invited-used', other);
  await pressCallKey(staff, 'people');
  await expect(drawer.locator('.knocker')).toBeVisible();
  await look('staff-call-invited-knocks', staff);
  await drawer.locator('.knocker .is-main').click();
  await expect(guest.page.locator('.call')).toBeVisible();
  await expect(drawer.locator('section').first().locator('li')).toHaveCount(3);
  await look('staff-call-invited', staff);
  await drawer.locator('.invite-key').click();
  await dialog.locator('.invite-list li .btn').last().click();
  await expect(guest.page.locator('.plain h1')).toBeVisible();
  await look('invited-withdrawn', guest);
  await expect(dialog.locator('.invite-none')).toBeVisible();
  await escapes(page);
  await expect(drawer.locator('section').first().locator('li')).toHaveCount(2);
}

/** The way of somebody invited, in every step; ends knocking. */
async function comes(guest: Person, address: string, look: Look): Promise<void> {
  const { page } = guest;
  await page.goto(address);
  await expect(page.locator('#setup[data-script]')).toBeVisible();
  await page.locator('#name').fill('Sam Guest');
  await look('invited-about', guest);
  await page.locator('[data-continue] button').click();
  await expect(page.locator('[data-panel=check] h1')).toBeVisible();
  if (!(await page.locator('[data-panel=check] video').isVisible())) {
    await page.locator('[data-panel=check] [data-toggle=camera]').click();
  }
  await expect(page.locator('[data-panel=check] video')).toBeVisible();
  await look('invited-check', guest);
  const agreement = page.locator('#agreed');
  if (await agreement.isVisible()) await agreement.check();
  await page.locator('[data-start]').click();
  await expect(page.locator('.is-door')).toBeVisible();
  await look('invited-door', guest);
}
