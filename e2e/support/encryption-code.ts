import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** The shield in the top bar of a call. */
export const shield = (page: Page): Locator => page.getByRole('button', { name: /^Encryption: / });
/** What the shield opens. */
export const codeDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Encryption code' });

/** The code of a call (C6), as a page shows it. */
export interface ShownCode {
  readonly digits: string;
  readonly words: string;
}

/** The code that a page shows, read from the dialog, which is closed again. */
async function codeOf(page: Page): Promise<ShownCode> {
  await shield(page).click();
  const digits = codeDialog(page).getByRole('group', { name: 'Digits of the code' });
  const words = codeDialog(page).getByRole('list', { name: 'Words of the code' });
  await expect(digits).toBeVisible();
  await expect(words.getByRole('listitem')).toHaveCount(5);
  const groups = await digits.locator('span').allTextContents();
  const spoken = await words.getByRole('listitem').allTextContents();
  await codeDialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(codeDialog(page)).toBeHidden();
  return { digits: groups.join(' '), words: spoken.join(' ') };
}

/** The code on all of these pages, once it is the same and another one than before. */
export async function sameCode(pages: readonly Page[], before: string | null = null): Promise<ShownCode> {
  const [first] = pages;
  if (first === undefined) throw new Error('Nobody');
  await expect.poll(async () => (await codeOf(first)).digits).not.toBe(before);
  const code = await codeOf(first);
  expect(code.digits).toMatch(/^\d{3}( \d{3}){4}$/);
  for (const page of pages.slice(1)) await expect.poll(() => codeOf(page)).toEqual(code);
  return code;
}
