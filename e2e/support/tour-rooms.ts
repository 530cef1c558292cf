import { routes } from '@anteroom/protocol';
import { expect } from './patience.ts';
import { paintsFrame, seesFrames } from './media-probe.ts';
import type { Person } from './people.ts';
import { callKey } from './tour-caller.ts';
import type { Look, Site } from './tour-parts.ts';

const roomName = 'Case conference';

/**
 * The rooms' part of the tour, on both sides of the door; its room is closed at the end. Nothing here depends on the
 * language.
 * @param staff signed in as an administrator of the clinic
 */
export async function roomsTour(staff: Person, guest: Person, server: Site, look: Look): Promise<void> {
  const clinic = `${server.url}/clinics/cardiology`;
  const { page } = staff;
  const me = routes.me.reply.parse(await (await page.request.get(`${server.url}/api/me`)).json());
  const own = me.clinics.find(({ slug }) => slug === 'cardiology');
  if (own === undefined) throw new Error('Whoever walks through the rooms belongs to the clinic.');
  const post = async (path: string, data: unknown): Promise<unknown> => {
    const answer = await page.request.post(`${server.url}${path}`, { data, headers: { origin: server.url } });
    return answer.json();
  };
  const open = async (address: string): Promise<void> => {
    await page.goto(address);
    await expect(page.locator('main h1')).toBeVisible();
  };

  const make = (body: unknown) => post(`/api/clinics/${own.id}/rooms`, body);
  const room = routes.createRoom.reply.parse(await make({ kind: 'meeting', name: roomName, guestPhoto: 'optional' }));
  const group = routes.createRoom.reply.parse(await make({ kind: 'group', name: 'Living with a new heart' }));
  const user = routes.createRoom.reply.parse(await make({ kind: 'user', ownerId: me.personId }));
  await open(`${clinic}/configure/rooms`);
  await expect(page.locator('.rooms-rows li').filter({ hasText: me.name })).toBeVisible();
  await expect(page.locator('.rooms-rows li').filter({ hasText: roomName })).toBeVisible();
  await look('staff-rooms-settings', staff);
  await page.locator('.rooms-card header button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('staff-rooms-settings-new', staff);
  await page.keyboard.press('Escape');

  await open(`${clinic}/rooms`);
  await expect(page.locator('.room-card').filter({ hasText: roomName })).toBeVisible();
  await look('staff-rooms', staff);
  await open(`${clinic}/rooms/${group.id}`);
  await look('staff-room-group', staff);
  await open(`${clinic}/rooms/${room.id}`);
  await look('staff-room', staff);

  await page.locator('.lobby-main .btn-primary').click();
  await expect(page.locator('.alone-words')).toBeVisible();
  if (await page.locator('.drawer').isVisible()) await callKey(staff, 3).click();
  await look('staff-room-alone', staff);
  await page.locator('.alone-words button').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('staff-room-links-none', staff);
  await page.locator('.links-make button').click();
  const address = page.locator('.link-address');
  await expect(address).toBeVisible();
  await look('staff-room-links', staff);
  const text = (await address.textContent()) ?? '';
  const link = new URL(`${new URL(page.url()).protocol}//${text}`).pathname;
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await knocks(guest, `${server.url}${link}`, look);
  await expect(page.locator('.knock-notice')).toBeVisible();
  await look('staff-room-knock-notice', staff);
  await callKey(staff, 3).click();
  await expect(page.locator('.knocker')).toBeVisible();
  await look('staff-room-knock', staff);
  await page.locator('.knocker .is-main').click();
  await Promise.all([seesFrames(page), seesFrames(guest.page)]);
  await Promise.all([paintsFrame(page), paintsFrame(guest.page)]);
  await look('staff-room-call', staff);
  await look('guest-call', guest);

  await callKey(staff, 4).click();
  await page.getByRole('menuitem').first().click();
  await expect(page.locator('.lobby-main')).toBeVisible();
  await expect(guest.page.locator('.is-door')).toBeVisible();
  await look('guest-door-returned', guest);
  await look('staff-room-lobby-knock', staff);

  for (const { id } of [room, group, user]) await post(`/api/rooms/${id}/close`, {});
  await expect(guest.page.locator('.plain h1')).toBeVisible();
  await look('guest-over', guest);
  await expect(page.locator('.empty h1')).toBeVisible();
  await look('staff-room-gone', staff);
  await guest.page.goto(`${server.url}${link}`);
  await look('guest-no-door', guest);
}

/** A guest's way to the door; ends knocking. */
async function knocks(guest: Person, address: string, look: Look): Promise<void> {
  const { page } = guest;
  await page.goto(address);
  await expect(page.locator('#setup[data-script]')).toBeVisible();
  await look('guest-about', guest);
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
}
