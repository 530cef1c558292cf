import { expect, type Locator, type Page } from '@playwright/test';
import type { CallerName } from './people.ts';

/** A caller's name as their professional reads it. */
export const fullName = ({ first, last }: CallerName): string => `${first} ${last}`;

/** The call manager of a host's page, opened where it isn't. */
export async function openManager(page: Page): Promise<Locator> {
  const manager = page.getByRole('complementary', { name: 'Call manager' });
  const key = page.getByRole('button', { name: /^People/ });
  await expect(key).toBeVisible();
  if ((await key.getAttribute('aria-expanded')) !== 'true') await key.click();
  await expect(manager).toBeVisible();
  return manager;
}

/** The row of somebody in the list of those in the call. */
export function participantOf(page: Page, name: string): Locator {
  const manager = page.getByRole('complementary', { name: 'Call manager' });
  return manager.locator('section').first().getByRole('listitem').filter({ hasText: name });
}

/** Opens what a host can do with somebody; answers the menu. */
export async function actionsFor(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  const menu = page.getByRole('menu', { name: `Actions for ${name}` });
  await expect(menu).toBeVisible();
  return menu;
}

/** Puts somebody on hold inside the call, and confirms it. */
export async function holdInCall(page: Page, name: string): Promise<void> {
  await (await actionsFor(page, name)).getByRole('menuitem', { name: /^Place on-hold/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm hold' }).click();
  await expect(participantOf(page, name)).toContainText('On hold');
}

/** Takes somebody back into the call. */
export async function takeBack(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Take back ${name}` }).click();
  await expect(participantOf(page, name)).not.toContainText('On hold');
}

/** Whether a page shows that its person is on hold inside the call. */
export async function isHeldInCall(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'You are on hold' })).toBeVisible();
  await expect(page.locator('.held-card')).toContainText('Your health professional comes back to you.');
}
