import { routes } from '@anteroom/protocol';
import type { DemoApi } from './demo-api.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { escapes, type Look, type Site } from './tour-parts.ts';

/** A guest's way to the door, in every step; ends knocking. */
export async function knocks(guest: Person, address: string, look: Look): Promise<void> {
  const { page } = guest;
  await page.goto(address);
  await expect(page.locator('#setup[data-script]')).toBeVisible();
  await look('guest-about', guest);
  await page.locator('[data-continue] button').click();
  await expect(page.locator('#name-error')).toBeVisible();
  await look('guest-about-problems', guest);
  await page.locator('#name').fill('Sam Guest');
  await page.locator('[data-continue] button').click();
  await expect(page.locator('[data-panel=check] h1')).toBeVisible();
  if (!(await page.locator('[data-panel=check] video').isVisible())) {
    await page.locator('[data-panel=check] [data-toggle=camera]').click();
  }
  await page.locator('[data-take-photo]:enabled').click();
  await expect(page.locator('[data-photo-picture]')).toBeVisible();
  await look('guest-check', guest);
  await page.locator('[data-start]').click();
  await expect(page.locator('.is-door')).toBeVisible();
  await look('guest-door', guest);
  await page.locator('.foot button').click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('guest-door-leave', guest);
  await escapes(page, 'alertdialog');
}

interface OtherGuest {
  readonly guest: Person;
  /** At the room's page, outside. */
  readonly staff: Person;
  readonly server: Site;
  readonly look: Look;
  /** An administrator of the clinic. */
  readonly api: DemoApi;
  readonly room: string;
  /** The path of the first link, by which this guest is declined. */
  readonly link: string;
}

/** Somebody who comes by several links, and whom each turns out otherwise. */
export async function otherGuest({ guest, staff, server, look, api, room, link }: OtherGuest): Promise<void> {
  const { page } = guest;
  const form = { name: 'Alexandra-Theodora Papadopoulou-Konstantinidou' };
  const arrive = async (path: string): Promise<void> => {
    await page.request.post(`${server.url}${path}`, { form, headers: { origin: server.url } });
    await page.goto(`${server.url}${path}/visit`);
    await expect(page.locator('.is-door')).toBeVisible();
  };
  const over = async (name: string): Promise<void> => {
    await expect(page.locator('.plain h1')).toBeVisible();
    await look(name, guest);
  };
  const makeLink = async () => {
    const made = await api.post(`/api/rooms/${room}/links`, { expiresAt: null });
    const { id, path } = routes.makeGuestLink.reply.parse(made);
    return { id, path: path ?? '' };
  };

  await arrive(link);
  await expect(staff.page.locator('.lobby-knock')).toHaveCount(2);
  await look('staff-room-lobby-knocks', staff);
  await staff.page.locator('.lobby-knock').filter({ hasText: form.name }).locator('.btn').last().click();
  await over('guest-declined');
  const revoked = await makeLink();
  await arrive(revoked.path);
  await api.post(`/api/rooms/${room}/links/${revoked.id}/revoke`, {});
  await over('guest-revoked');
  await api.post(`/api/rooms/${room}`, { entry: 'open' });
  const open = await makeLink();
  await arrive(open.path);
  await look('guest-door-open', guest);
  await page.locator('.foot button').click();
  await page.getByRole('alertdialog').locator('button').last().click();
  await over('guest-left');
}
