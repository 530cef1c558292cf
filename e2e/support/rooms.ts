import { expect, type Browser, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { newPerson, type Person } from './people.ts';
import { write } from './write.ts';

/** A room of a journey: its name, and its page. */
export interface MadeRoom {
  readonly name: string;
  /** As a path. */
  readonly path: string;
}

/** Makes a room on the clinic's page *Rooms*, as its administrator, and goes to its page. */
export async function makeRoom(
  page: Page,
  server: Pick<TestServer, 'url'>,
  clinic: string,
  name: string,
  more: { readonly kind?: 'meeting' | 'group'; readonly photo?: 'off' | 'optional' | 'required' } = {},
): Promise<MadeRoom> {
  await page.goto(`${server.url}/clinics/${clinic}/configure/rooms`);
  await page.getByRole('button', { name: 'Make a room' }).click();
  const form = page.getByRole('dialog', { name: 'Make a room' });
  await write(form.getByLabel('Name'), name);
  await form.getByLabel('Kind').selectOption(more.kind ?? 'meeting');
  await form.getByLabel('Photo of a guest who knocks').selectOption(more.photo ?? 'optional');
  await form.getByRole('button', { name: 'Make', exact: true }).click();
  await expect(form).toBeHidden();
  const enter = enterLink(page, name);
  await expect(enter).toBeVisible();
  return { name, path: (await enter.getAttribute('href')) ?? '' };
}

/** *Enter* of a room in the column. */
export function enterLink(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Clinic' }).getByRole('link', { name: new RegExp(`^Enter ${name}`) });
}

/** Enters a room from the column. */
export async function enterRoom(page: Page, name: string): Promise<void> {
  await enterLink(page, name).click();
  await expect(page.locator('.call')).toBeVisible();
}

/** Makes a guest link while alone in a room, and answers its address. */
export async function inviteByLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: /^Invite to/ });
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const address = dialog.locator('.link-address').first();
  await expect(address).toBeVisible();
  const text = (await address.textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return new URL(`${new URL(page.url()).protocol}//${text}`).pathname;
}

/** A guest with a browser of their own, at the page behind a link. */
export async function guestAt(
  browser: Browser,
  address: string,
  prepare: (person: Person) => Promise<void> = () => Promise.resolve(),
): Promise<Person> {
  const person = await newPerson(browser);
  await prepare(person);
  await person.page.goto(address);
  return person;
}

/** Writes the name, tries the camera, takes a photo where it is asked for, and knocks. */
export async function knock(page: Page, name: string, photo: boolean): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check picture and sound' })).toBeVisible();
  const isOn = page.getByRole('button', { name: 'Camera on' });
  if (page.context().browser()?.browserType().name() !== 'chromium') {
    await page.getByRole('button', { name: 'Turn camera on' }).click();
  }
  await expect(isOn).toBeVisible();
  if (photo) {
    await page.getByRole('button', { name: 'Take a photo' }).click();
    await expect(page.getByRole('img', { name: 'Your photo' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Knock', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You are knocking' })).toBeVisible();
}
