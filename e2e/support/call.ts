import { expect, type Page } from '@playwright/test';

/** Leaves the call; the last provider's leaving puts the caller on hold. Ends on the dashboard. */
export async function leaveCall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Leave call/ }).click();
  await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
}

/** Ends the call for everybody. Ends on the dashboard. */
export async function endCall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('menuitem', { name: /^End call/ }).click();
  await page.getByRole('button', { name: 'End call', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
}
