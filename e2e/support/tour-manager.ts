import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { escapes, type Look } from './tour-parts.ts';

/** What a host does with somebody in the call: the open drawer, one caller inside; ends as it began. */
export async function managerTour(staff: Person, caller: Person, look: Look): Promise<void> {
  const { page } = staff;
  const list = page.locator('.drawer section').first();
  const menu = async (): Promise<void> => {
    await list.locator('[aria-haspopup]').last().click();
    await expect(page.getByRole('menu')).toBeVisible();
  };
  await menu();
  await look('staff-call-person', staff);
  await page.getByRole('menuitem').last().click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-call-disconnect', staff);
  await escapes(page, 'alertdialog');
  await menu();
  await page.getByRole('menuitem').nth(1).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-call-hold', staff);
  await page.getByRole('alertdialog').locator('button').last().click();
  await expect(caller.page.locator('.held-card')).toBeVisible();
  await expect(list.locator('.s-hold')).toBeVisible();
  await look('caller-call-held', caller);
  await look('staff-call-held', staff);
  await list.locator('ul .call-button').click();
  await expect(caller.page.locator('.held-card')).toBeHidden();
  await list.locator('.call-link').click();
  await list.locator('label.tick').click();
  await look('staff-call-several', staff);
  await list.locator('.call-link').click();
}
