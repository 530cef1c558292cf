import { expect, type Locator, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';

/** Goes to the team of a clinic, as somebody who manages it and has signed in. */
export async function openTeam(page: Page, server: Pick<TestServer, 'url'>, clinic: string): Promise<void> {
  await page.goto(`${server.url}/clinics/${clinic}/team`);
  await expect(page.getByRole('heading', { name: 'Team members' })).toBeVisible();
}

/** What somebody may enter in the clinic. */
export type PermissionName = 'Waiting area' | 'Meeting and group rooms' | 'User room';

/** Takes a permission of somebody in the list, or gives it. */
export async function setPermission(
  page: Page,
  name: string,
  permission: PermissionName,
  isGiven: boolean,
): Promise<void> {
  const tick = tickOf(page, name, permission);
  await expect(tick).toBeEnabled();
  await expect(tick).toBeChecked({ checked: !isGiven });
  // The box itself lies hidden beneath its words.
  await page
    .getByRole('group', { name: `Permissions of ${name}` })
    .getByText(permission)
    .click();
  await expect(tick).toBeChecked({ checked: isGiven });
}

function tickOf(page: Page, name: string, permission: PermissionName): Locator {
  return page.getByRole('group', { name: `Permissions of ${name}` }).getByRole('checkbox', { name: permission });
}

/** Makes somebody in the list something else. */
export async function setRole(page: Page, name: string, role: 'Team member' | 'Clinic administrator'): Promise<void> {
  const list = page.getByLabel(`Role of ${name}`);
  await list.selectOption({ label: role });
  await expect(list).toBeEnabled();
  await expect(list.locator('option:checked')).toHaveText(role);
}

/** Takes somebody off the team. */
export async function removeFromTeam(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toHaveCount(0);
}
