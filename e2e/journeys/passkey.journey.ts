// Two at a time.
import { startServer, type TestServer } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { plugInAuthenticator } from '../support/authenticator.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { arrive, emailOf, newPerson, rowOf } from '../support/people.ts';
import { write } from '../support/write.ts';

// Firefox has no authenticator that a program could press.
test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium has a virtual authenticator');

test('A professional makes a passkey, signs in by it alone and as second factor, and unlocks by it', async ({
  browser,
}) => {
  const server = await startServer({ environment: { SECOND_FACTOR: 'required' } });
  const chen = await newPerson(browser);
  const { page } = chen;
  await plugInAuthenticator(page);

  await test.step('a second factor comes before anything else', async () => {
    await givePassword(page, server);
    await expect(page.getByRole('heading', { name: 'Protect your account' })).toBeVisible();
    await page.goto(`${server.url}/clinics/renal/waiting-area`);
    await expect(page).toHaveURL(/\/second-factor$/);
  });

  await test.step('a passkey is one, and brings backup codes', async () => {
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await expect(page.locator('.backup-codes li')).toHaveCount(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await isInside(page);
  });

  await test.step('it opens the door alone', async () => {
    await signOut(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await isInside(page);
  });

  await test.step('it follows the password', async () => {
    await signOut(page);
    await givePassword(page, server);
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await isInside(page);
  });

  await test.step('it has a name, and the last one stays', async () => {
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'My account' }).click();
    await page.getByRole('button', { name: 'Rename First passkey' }).click();
    await write(page.getByLabel('Name of the passkey'), 'Work laptop');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByText('Work laptop')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Remove Work laptop' })).toBeHidden();
  });

  await test.step('it unlocks the page, and the tab beside it; the list has who came meanwhile', async () => {
    await page.goto(`${server.url}/clinics/renal/waiting-area`);
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    const beside = await chen.context.newPage();
    await beside.goto(`${server.url}/account`);
    await expect(beside.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
    await page.bringToFront();
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Lock this page' }).click();
    for (const each of [page, beside]) await expect(each.getByRole('heading', { name: 'Locked' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toHaveCount(0);
    await expect(page.locator('#app')).toBeHidden();

    const name = callerNamed('Iris', 'Iversen');
    const iris = await newPerson(browser);
    await arrive(iris.page, server, 'renal', name);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(rowOf(page, name)).toContainText('Waiting');
    await expect(beside.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
  });

  await chen.context.close();
  await server.close();
});

async function givePassword(page: Page, server: TestServer): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await write(page.getByLabel('E-mail'), emailOf('Mei Chen'));
  await write(page.getByLabel('Password', { exact: true }), server.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function isInside(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Your account' }).or(page.locator('.me-button'))).toBeVisible();
}

async function openMenu(page: Page): Promise<void> {
  await page.locator('.me-button').click();
}

async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}
