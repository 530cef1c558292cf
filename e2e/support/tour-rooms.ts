import { routes, type RoomSettings } from '@anteroom/protocol';
import { apiAs } from './demo-api.ts';
import { expect } from './patience.ts';
import { seesFrames } from './media-probe.ts';
import { paintsFrame } from './painted.ts';
import type { Person } from './people.ts';
import { knocks, otherGuest } from './tour-guests.ts';
import { pressCallKey } from './tour-call.ts';
import { escapes, opens, type Look, type Site } from './tour-parts.ts';
import { write } from './write.ts';

const roomName = 'Case conference';

/** Rooms of the tour, which are closed at its end. */
interface TourRooms {
  readonly meeting: RoomSettings;
  readonly group: RoomSettings;
  readonly own: RoomSettings;
}

/**
 * The rooms' part of the tour, on both sides of the door; its rooms are closed at the end. Nothing here depends on the
 * language.
 * @param staff signed in as Lars Holm, an administrator of the clinic
 */
export async function roomsTour(staff: Person, guests: readonly [Person, Person], server: Site, look: Look) {
  const { page } = staff;
  const [guest, other] = guests;
  const lars = await apiAs(server, 'Lars Holm');
  const me = routes.me.reply.parse(await lars.get(routes.me.path));
  const make = async (body: unknown) =>
    routes.createRoom.reply.parse(await lars.post(`/api/clinics/${me.clinics[0]?.id ?? ''}/rooms`, body));
  const rooms: TourRooms = {
    meeting: await make({ kind: 'meeting', name: roomName, guestPhoto: 'optional' }),
    group: await make({ kind: 'group', name: 'Living with a new heart' }),
    own: await make({ kind: 'user', ownerId: me.personId }),
  };
  await settings(staff, server, look, me.name);
  await lobbies(staff, server, look, rooms);

  await page.locator('.lobby-main .btn-primary').click();
  await expect(page.locator('.alone-words')).toBeVisible();
  if (await page.locator('.call.has-drawer').isVisible()) await pressCallKey(staff, 'people');
  await look('staff-room-alone', staff);
  await page.locator('.alone-words button').click();
  const link = await makesLink(staff, look);

  await knocks(guest, `${server.url}${link}`, look);
  await expect(page.locator('.knock-notice')).toBeVisible();
  await look('staff-room-knock-notice', staff);
  await pressCallKey(staff, 'people');
  await expect(page.locator('.knocker')).toBeVisible();
  await look('staff-room-knock', staff);
  await page.locator('.knocker .is-main').click();
  await Promise.all([seesFrames(page), seesFrames(guest.page)]);
  await Promise.all([paintsFrame(page), paintsFrame(guest.page)]);
  await look('staff-room-call', staff);
  await look('guest-call', guest);
  await page.locator('.drawer [aria-haspopup]').last().click();
  await page.getByRole('menuitem').last().click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-room-remove-guest', staff);
  await escapes(page, 'alertdialog');

  await pressCallKey(staff, 'leave');
  await page.getByRole('menuitem').first().click();
  await expect(page.locator('.lobby-main')).toBeVisible();
  await expect(guest.page.locator('.is-door')).toBeVisible();
  await look('guest-door-returned', guest);
  await look('staff-room-lobby-knock', staff);
  await otherGuest({ guest: other, staff, server, look, api: lars, room: rooms.meeting.id, link });

  for (const { id } of Object.values(rooms)) await lars.post(`/api/rooms/${id}/close`, {});
  await expect(guest.page.locator('.plain h1')).toBeVisible();
  await look('guest-over', guest);
  await expect(page.locator('.empty h1')).toBeVisible();
  await look('staff-room-gone', staff);
  await guest.page.goto(`${server.url}${link}`);
  await look('guest-no-door', guest);
}

async function settings(staff: Person, server: Site, look: Look, ownName: string): Promise<void> {
  const { page } = staff;
  const rows = page.locator('.rooms-rows li');
  await opens(page, `${server.url}/clinics/cardiology/configure/rooms`);
  await expect(rows.filter({ hasText: ownName })).toBeVisible();
  await expect(rows.filter({ hasText: roomName })).toBeVisible();
  await look('staff-rooms-settings', staff);
  for (const [place, name] of ['new', 'give'].entries()) {
    await page.locator('.rooms-card header button').nth(place).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(
      page
        .getByRole('dialog')
        .locator(name === 'new' ? 'select' : 'li')
        .first(),
    ).toBeVisible();
    await look(`staff-rooms-settings-${name}`, staff);
    await escapes(page);
  }
  const acts = rows.filter({ hasText: roomName }).locator('.rooms-acts .btn:not(.btn-icon)');
  await acts.first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await write(page.getByRole('dialog').locator('input'), '');
  await page.getByRole('dialog').locator('[type=submit]').click();
  await expect(page.getByRole('dialog').locator('.error')).toBeVisible();
  await look('staff-rooms-settings-change', staff);
  await escapes(page);
  await acts.last().click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-rooms-settings-close', staff);
  await escapes(page, 'alertdialog');
}

/** Ends before the meeting room. */
async function lobbies(staff: Person, server: Site, look: Look, { meeting, group, own }: TourRooms): Promise<void> {
  const { page } = staff;
  const clinic = `${server.url}/clinics/cardiology`;
  await opens(page, `${clinic}/rooms`);
  await expect(page.locator('.room-card').filter({ hasText: roomName })).toBeVisible();
  await look('staff-rooms', staff);
  for (const [name, { id }] of [
    ['staff-room-group', group],
    ['staff-room-own', own],
    ['staff-room', meeting],
  ] as const) {
    await opens(page, `${clinic}/rooms/${id}`);
    await expect(page.locator('.lobby-main')).toBeVisible();
    await look(name, staff);
  }
}

/** Makes a guest link in the dialog that is open, and answers its path. */
async function makesLink(staff: Person, look: Look): Promise<string> {
  const { page } = staff;
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('staff-room-links-none', staff);
  await page.locator('.links-make button').click();
  const address = page.locator('.link-address');
  await expect(address).toBeVisible();
  await page.locator('.link-acts .btn').nth(1).click();
  await page.locator('.link-send [type=submit]').click();
  await expect(page.locator('.link-send .error')).toBeVisible();
  await look('staff-room-links', staff);
  await page.locator('.links-reset button').click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-room-links-reset', staff);
  await escapes(page, 'alertdialog');
  const text = (await address.textContent()) ?? '';
  await escapes(page);
  return new URL(`${new URL(page.url()).protocol}//${text}`).pathname;
}
