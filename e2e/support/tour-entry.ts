import { linkSentBy } from './mailbox.ts';
import { expect } from './patience.ts';
import { emailOf, type Person } from './people.ts';
import type { Look, Site } from './tour-parts.ts';
import { opens } from './tour-parts.ts';
import { write } from './write.ts';

/** Whose password is set anew, to what it was. */
const forgetful = 'Pawel Nowak';

/** What people do who can't come in: ask for an account, or for a new password (H4, P4). Nobody is signed in. */
export async function entryTour(person: Person, server: Site, look: Look): Promise<void> {
  await asksForAccount(person, server, look);
  await resets(person, server, look);
  const { page } = person;
  await opens(page, `${server.url}/sign-in/nowhere`);
  await expect(page.locator('.banner-failed')).toBeVisible();
  await look('staff-organisation-sign-in-unknown', person);
}

async function asksForAccount(person: Person, server: Site, look: Look): Promise<void> {
  const { page } = person;
  await page.goto(`${server.url}/sign-in`);
  await page.locator('.sign-in-more button').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[type=submit]').click();
  await expect(dialog.locator('.error')).toHaveCount(3);
  await look('staff-ask-for-account', person);
  for (const [place, text] of ['cardiology', 'Sam New', 'sam.new@demo.anteroom.example'].entries())
    await write(dialog.locator('input').nth(place), text);
  await dialog.locator('[type=submit]').click();
  await expect(dialog.getByRole('status')).toBeVisible();
  await look('staff-ask-for-account-done', person);
}

async function resets(person: Person, server: Site, look: Look): Promise<void> {
  const { page, context } = person;
  const submit = page.locator('form [type=submit]');
  await opens(page, `${server.url}/reset`);
  await submit.click();
  await expect(page.locator('.error')).toBeVisible();
  await look('staff-reset', person);
  await write(page.locator('[name=email]'), emailOf(forgetful));
  const link = await linkSentBy(context.request, server, '/reset/', async () => {
    await submit.click();
    await expect(page.locator('section[role=status]')).toBeVisible();
  });
  await look('staff-reset-sent', person);
  await page.goto(`${server.url}/mailbox`);
  await expect(page.locator('article').first()).toBeVisible();
  await look('mailbox', person);
  await page.goto(`${server.url}/phone`);
  await look('phone', person);
  await opens(page, link);
  await submit.click();
  await expect(page.locator('.error')).toBeVisible();
  await look('staff-reset-new', person);
  await write(page.locator('[name=password]'), server.password);
  await submit.click();
  await expect(page.locator('section[role=status]')).toBeVisible();
  await look('staff-reset-done', person);
  await opens(page, link);
  await write(page.locator('[name=password]'), server.password);
  await submit.click();
  await expect(page.locator('.banner-failed')).toBeVisible();
  await look('staff-reset-spent', person);
}
