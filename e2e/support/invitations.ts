import { expect, type Browser, type Page } from '@playwright/test';
import { takeSmallPictures } from './media-probe.ts';
import { newPerson, type Person } from './people.ts';

/** Makes an invitation in the call manager of a host's page; ends with the window that gives it away. Answers its link. */
export async function makeInvitation(page: Page, as: 'Participant' | 'Interpreter'): Promise<string> {
  await page.getByRole('button', { name: 'Invite participant' }).click();
  const dialog = page.getByRole('dialog', { name: /^Invite (?:participant|interpreter)/ });
  await dialog.getByText(as, { exact: true }).first().click();
  await dialog.getByRole('button', { name: 'Make an invitation' }).click();
  const address = dialog.locator('.share-link bdi');
  await expect(address).toBeVisible();
  return `${new URL(page.url()).protocol}//${(await address.textContent()) ?? ''}`;
}

/** Closes that window. */
export async function closeInvitation(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Invite (?:participant|interpreter)/ });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
}

/** Somebody with a browser of their own follows an invitation, says their name and tries the camera; then presses the last key. */
export async function followInvitation(
  browser: Browser,
  link: string,
  name: string,
  key: 'Join the call' | 'Knock',
  prepare: (person: Person) => Promise<void> = () => Promise.resolve(),
): Promise<Person> {
  const person = await newPerson(browser);
  const { page } = person;
  await takeSmallPictures(person.context);
  await prepare(person);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'You are invited to a video call' })).toBeVisible();
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check picture and sound' })).toBeVisible();
  if (browser.browserType().name() !== 'chromium') await page.getByRole('button', { name: 'Turn camera on' }).click();
  await expect(page.getByRole('button', { name: 'Camera on' })).toBeVisible();
  await page.getByRole('button', { name: key, exact: true }).click();
  return person;
}
