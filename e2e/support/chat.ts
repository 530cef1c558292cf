import { expect, type Locator, type Page } from '@playwright/test';
import { savedBy, type Saved } from './download.ts';
import { write } from './write.ts';

/** The chat's drawer. */
export function chatOf(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Chat' });
}

/** The key of the bar that opens the chat; with what is unread in its name. */
export function chatKey(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Call', exact: true }).getByRole('button', { name: /^Chat/ });
}

/** Opens the chat where it isn't open. */
export async function opensChat(page: Page): Promise<void> {
  if (await chatOf(page).isHidden()) await chatKey(page).click();
  await expect(chatOf(page)).toBeVisible();
}

/** Closes it again, by the key that opened it. */
export async function closesChat(page: Page): Promise<void> {
  await chatKey(page).click();
  await expect(chatOf(page)).toBeHidden();
}

/** Writes into the open chat, to whomever is chosen there, and sends it. */
export async function says(page: Page, text: string): Promise<void> {
  const field = chatOf(page).getByRole('textbox', { name: 'Message' });
  await write(field, text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

/** Chooses who gets what is sent from now on. */
export async function writesTo(page: Page, name: string): Promise<void> {
  const choice = chatOf(page).getByLabel('To', { exact: true });
  const option = choice.getByRole('option').filter({ hasText: name });
  await choice.selectOption((await option.getAttribute('value')) ?? '');
}

/** The lines of the chat that have these words. */
export function linesWith(page: Page, text: string): Locator {
  return chatOf(page).getByRole('listitem').filter({ hasText: text });
}

/** Sends a file of these bytes. */
export async function sendsFile(page: Page, name: string, buffer: Buffer, mimeType: string): Promise<void> {
  await chatOf(page).locator('input[type=file]').setInputFiles({ name, buffer, mimeType });
}

/** Presses *Download* at a file, and answers the name under which it is saved, and its bytes. */
export async function saves(page: Page, name: string): Promise<Saved> {
  const link = linesWith(page, name).getByRole('link', { name: /^Download/ });
  return savedBy(page, () => link.click());
}
