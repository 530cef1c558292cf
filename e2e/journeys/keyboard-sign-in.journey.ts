// Two at a time.
import type { Page } from '@playwright/test';
import { appCode } from '../support/authenticator.ts';
import { expect, test } from '../support/journey.ts';
import { arrowTo, getsFocus, isWithoutPointer, keepsFocus, notePointers, pressAt, typeAt } from '../support/keys.ts';
import { emailOf, newPerson } from '../support/people.ts';

test('A second factor without a pointer: set up, given, and taken away', async ({ browser, server }) => {
  const pawel = await newPerson(browser);
  await notePointers(pawel.context);
  const { page } = pawel;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  let codes: readonly string[] = [];

  await test.step('set an authenticator app up', async () => {
    await givePassword(page, server);
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await keepsFocus(page);
    await choose(page, 'My account');
    await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
    await keepsFocus(page);
    await pressAt(page, button('Set up an authenticator app'));
    const dialog = page.getByRole('dialog');
    await pressAt(page, dialog.locator('summary'));
    const secret = (await dialog.locator('details code').textContent()) ?? '';
    await typeAt(page, dialog.getByLabel('Code from your app'), appCode(secret));
    await page.keyboard.press('Enter');
    await expect(dialog.locator('.backup-codes li')).toHaveCount(10);
    codes = await dialog.locator('.backup-codes li').allTextContents();
    await keepsFocus(page);
    await pressAt(page, button('I have kept them'));
    await expect(dialog).toBeHidden();
    await keepsFocus(page);
  });

  await test.step('lock the page, and open it again', async () => {
    await choose(page, 'Lock this page');
    await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
    await getsFocus(page.getByRole('textbox', { name: 'Password', exact: true }));
    await page.keyboard.type(server.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Locked' })).toBeHidden();
    await keepsFocus(page);
  });

  await test.step('sign in again, by a backup code', async () => {
    await choose(page, 'Sign out');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await givePassword(page, server);
    await getsFocus(page.getByLabel('Code from your app'));
    await pressAt(page, button('Use a backup code'));
    await typeAt(page, page.getByLabel('Backup code'), codes[0] ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await keepsFocus(page);
  });

  await test.step('take the app away: its button goes, the focus stays', async () => {
    await choose(page, 'My account');
    await pressAt(page, button('Remove the app'));
    const question = page.getByRole('alertdialog');
    await getsFocus(question.getByRole('button', { name: 'Cancel' }));
    await pressAt(page, question.getByRole('button', { name: 'Remove the app' }));
    await expect(page.getByText('It is not set up.')).toBeVisible();
    await keepsFocus(page);
  });

  await isWithoutPointer(page);
  await pawel.context.close();
});

async function givePassword(page: Page, server: { readonly url: string; readonly password: string }): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await getsFocus(page.getByLabel('E-mail'));
  await page.keyboard.type(emailOf('Pawel Nowak'));
  await typeAt(page, page.getByLabel('Password', { exact: true }), server.password);
  await page.keyboard.press('Enter');
}

/** Chooses from the menu under the own name. */
async function choose(page: Page, entry: string): Promise<void> {
  await pressAt(page, page.locator('.side .me-button'));
  await arrowTo(page, page.getByRole('menuitem', { name: entry }));
  await page.keyboard.press('Enter');
}
