import { expect, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { createAuthenticatorApp, type AuthenticatorApp } from './authenticator-app.ts';
import { write } from './write.ts';

type Address = Pick<TestServer, 'url'>;

/** Somebody as they sign in. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What somebody has beside their password. */
export interface SecondFactor {
  readonly app: AuthenticatorApp;
  readonly backupCodes: readonly string[];
}

/** Where the newest letter to an address leads, as the demo's mailbox page shows it. */
export async function linkTo(page: Page, server: Address, email: string): Promise<string> {
  await page.goto(`${server.url}/mailbox`);
  const letter = page.locator('article').filter({ hasText: email }).first();
  return (await letter.getByRole('link').getAttribute('href')) ?? '';
}

/** Opens an invitation in the mailbox, and makes an account by it. */
export async function acceptByMail(
  page: Page,
  server: Address,
  { email, password }: Credentials,
  { name, place }: { readonly name: string; readonly place: string },
): Promise<void> {
  await page.goto(await linkTo(page, server, email));
  await expect(page.getByRole('heading', { name: `Invitation to ${place}` })).toBeVisible();
  await write(page.getByLabel('Your name'), name);
  await write(page.getByLabel('Choose a password'), password);
  await page.getByRole('button', { name: 'Accept and make my account' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

/** Writes e-mail and password at the door. */
export async function giveCredentials(page: Page, server: Address, { email, password }: Credentials): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await write(page.getByLabel('E-mail'), email);
  await write(page.getByLabel('Password', { exact: true }), password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Whether what was typed is refused: the page says so, and has selected it to be typed anew. */
export async function isRefused(page: Page, field: 'code' | 'password'): Promise<void> {
  await expect(page.getByText(field === 'code' ? 'The code is not right' : 'The password is not right.')).toBeVisible();
  const selected = () =>
    page
      .locator(`input[name=${field}]`)
      .evaluate((input) =>
        input instanceof HTMLInputElement ? (input.selectionEnd ?? 0) - (input.selectionStart ?? 0) : 0,
      );
  await expect.poll(selected).toBeGreaterThan(0);
}

/** Reads the secret that a page offers, tries a wrong code, then the right one, and keeps the backup codes. */
export async function setUpApp(page: Page): Promise<SecondFactor> {
  await page.getByText('No camera? Type this into the app').click();
  const app = createAuthenticatorApp((await page.locator('.totp code').textContent()) ?? '');
  await write(page.getByLabel('Code from your app'), app.wrongCode());
  await page.getByRole('button', { name: 'Go on' }).click();
  await isRefused(page, 'code');
  await write(page.getByLabel('Code from your app'), app.code());
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('.backup-codes li')).toHaveCount(10);
  const backupCodes = await page.locator('.backup-codes li').allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { app, backupCodes };
}

/** Gives a code of the app, or a backup code, after the password. */
export async function giveCode(page: Page, code: string, kind: 'app' | 'backup' = 'app'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  if (kind === 'backup' && !(await page.getByLabel('Backup code').isVisible())) {
    await page.getByRole('button', { name: 'Use a backup code' }).click();
  }
  await write(page.getByLabel(kind === 'app' ? 'Code from your app' : 'Backup code'), code);
  await page.getByRole('button', { name: 'Go on' }).click();
}

/**
 * Whether somebody is inside: the column's foot has their name, or on a phone the bar leads there. Only then nothing leads
 * on by itself any more: Firefox lets a page that still does win over the address that is asked for next.
 */
export async function isInside(page: Page): Promise<void> {
  await expect(page.locator('.me-button, .topbar').filter({ visible: true }).first()).toBeVisible();
}

/** Chooses something in the menu of the own account. */
export async function chooseInMenu(page: Page, entry: string): Promise<void> {
  await page.locator('.me-button').click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Signs out by the menu. */
export async function signOut(page: Page): Promise<void> {
  await chooseInMenu(page, 'Sign out');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}
