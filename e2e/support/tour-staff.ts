import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { callTour, pressCallKey } from './tour-call.ts';
import { consentTour } from './tour-consent.ts';
import { managerTour } from './tour-manager.ts';
import { chatTour } from './tour-chat.ts';
import { type Look, type Site, escapes, givesPassword } from './tour-parts.ts';
import { write } from './write.ts';

/** Staff's part of the tour. */
export const staffTour = {
  /** Ends with the clinics of whoever administers the organisation. */
  async signIn(staff: Person, server: Site, look: Look): Promise<void> {
    const { page } = staff;
    await page.goto(`${server.url}/sign-in`);
    await expect(page.locator('[name=email]')).toBeVisible();
    await look('staff-sign-in', staff);
    await givesPassword(page, server, 'Ingrid Solberg', 'wrong');
    await expect(page.locator('.banner-failed')).toBeVisible();
    await look('staff-sign-in-refused', staff);
    await page.goto(`${server.url}/sign-in?with=organisation`);
    await expect(page.locator('[name=by]')).toBeVisible();
    await look('staff-organisation-sign-in', staff);
    await page.goto(`${server.url}/sign-in/nordby?problem=provider-unavailable`);
    await expect(page.locator('.banner-failed')).toBeVisible();
    await look('staff-organisation-sign-in-refused', staff);
    await givesPassword(page, server, 'Ingrid Solberg');
    await expect(page).toHaveURL(/\/clinics$/);
    await expect(page.locator('main a').first()).toBeVisible();
    await look('staff-my-clinics', staff);
  },

  async map(staff: Person, server: Site, look: Look, name = 'staff-map'): Promise<void> {
    const { page } = staff;
    await page.goto(`${server.url}/organisations/nordby/map`);
    await expect(page.getByRole('tree')).toBeVisible();
    await look(name, staff);
    await page.locator('.segments button').last().click();
    await expect(page.locator('.levels.is-list')).toBeVisible();
    await look(`${name}-list`, staff);
  },

  async empty(staff: Person, look: Look): Promise<void> {
    await expect(staff.page.locator('.empty')).toBeVisible();
    await look('staff-list-empty', staff);
  },

  async list(staff: Person, own: string, look: Look): Promise<void> {
    const { page } = staff;
    const row = page.locator(`[data-row="${own}"]`);
    await expect(page.locator('[data-row]')).toHaveCount(5);
    await expect(row.locator('.new-messages')).toBeVisible();
    await look('staff-list', staff);
    await row.locator('[aria-haspopup]').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await look('staff-list-menu', staff);
    await page.getByRole('menuitem').last().click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('staff-list-remove', staff);
    await escapes(page, 'alertdialog');
    await row.locator('.new-messages').click();
    await expect(page.locator('.messages li').first()).toBeVisible();
    await look('staff-list-messages', staff);
    await this.panels(staff, look);
    await this.selection(staff, look);
    await this.hands(staff, own, look);
    await write(page.locator('.search input'), 'nobody at all');
    await expect(page.locator('.empty')).toBeVisible();
    await look('staff-list-none-found', staff);
    await write(page.locator('.search input'), '');
    await row.focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('staff-list-shortcuts', staff);
    await escapes(page);
    await this.menus(staff, look);
  },

  /** From the messages of a caller to who is with them, and what has happened; then it is closed. */
  async panels(staff: Person, look: Look): Promise<void> {
    const { page } = staff;
    await page.locator('.caller-tabs button').nth(1).click();
    await expect(page.locator('.participants li').first()).toBeVisible();
    await look('staff-list-participants', staff);
    await page.locator('.caller-tabs button').nth(2).click();
    await expect(page.locator('.activity li').first()).toBeVisible();
    await look('staff-list-activity', staff);
    await page.locator('.messages header button').click();
  },

  /** Two who are ticked, one message to both, and how the list is narrowed down and laid out. */
  async selection(staff: Person, look: Look): Promise<void> {
    const { page } = staff;
    for (const place of [0, 1]) await page.locator('[data-row] .check').nth(place).check();
    await expect(page.locator('.selection')).toBeVisible();
    await look('staff-list-selected', staff);
    await page.locator('.selection button').first().click();
    await expect(page.locator('.to-several')).toBeVisible();
    await look('staff-list-several', staff);
    await page.locator('.messages header button').click();
    await page.locator('.selection button').last().click();
    await expect(page.locator('.selection')).toBeHidden();
    for (const [place, picture] of ['staff-list-filters', 'staff-list-columns'].entries()) {
      await page.locator('.tools > .btn-icon').nth(place).click();
      await expect(page.locator('.view-dialog')).toBeVisible();
      await look(picture, staff);
      await page.keyboard.press('Escape');
      await expect(page.locator('.view-dialog')).toBeHidden();
    }
  },

  /** The dialogs about a caller: what they told, who sees them, which clinic they are handed to. */
  async hands(staff: Person, own: string, look: Look): Promise<void> {
    const { page } = staff;
    const dialogs = [
      ['staff-list-edit', 4],
      ['staff-list-assign', 7],
      ['staff-list-transfer', -2],
    ] as const;
    for (const [picture, entry] of dialogs) {
      await page.locator(`[data-row="${own}"] [aria-haspopup]`).click();
      await page.getByRole('menuitem').nth(entry).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator('form, .list-rows, .empty').first()).toBeVisible();
      await look(picture, staff);
      await escapes(page);
    }
  },

  /** What the column holds: on a phone it is a sheet. */
  async menus(staff: Person, look: Look): Promise<void> {
    const { page } = staff;
    const isPhone = await page.locator('.topbar').isVisible();
    if (isPhone) {
      await page.locator('.topbar button').click();
      await expect(page.locator('.sheet')).toBeVisible();
      await look('staff-menu', staff);
      await page.keyboard.press('Escape');
      await expect(page.locator('.sheet')).toBeHidden();
      return;
    }
    // A menu takes the focus in a window that is in front, as that of whoever presses a key is.
    await page.bringToFront();
    await page.locator('.side .switcher').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await look('staff-menu', staff);
    await escapes(page, 'menu');
    await page.locator('.side-top button').click();
    await look('staff-list-folded', staff);
    await page.locator('.side-top button').click();
  },

  /** Ends with the open menu of leaving. */
  async call(staff: Person, caller: Person, look: Look): Promise<void> {
    const { page } = staff;
    const drawer = page.locator('.drawer');
    if (await page.locator('.call.has-drawer').isVisible()) await pressCallKey(staff, 'people');
    await look('staff-call', staff);
    await pressCallKey(staff, 'people');
    await expect(drawer).toBeVisible();
    await look('staff-call-manager', staff);
    await managerTour(staff, caller, look);
    await consentTour(staff, caller, look);
    await drawer.locator('ul .call-button:enabled').first().click();
    await expect(drawer.locator('section').first().locator('li')).toHaveCount(3);
    await pressCallKey(staff, 'people');
    await look('staff-call-grid', staff);
    await callTour.pinned(staff, look);
    await chatTour(staff, caller, look);
    await pressCallKey(staff, 'leave');
    await page.getByRole('menuitem').last().click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('staff-call-end', staff);
    await escapes(page, 'alertdialog');
    await pressCallKey(staff, 'leave');
    await expect(page.getByRole('menu')).toBeVisible();
    await look('staff-call-leave', staff);
  },

  async offline(staff: Person, look: Look): Promise<void> {
    await expect(staff.page.locator('.banner-offline')).toBeVisible();
    await look('staff-list-offline', staff);
  },

  async online({ page }: Person): Promise<void> {
    await expect(page.locator('.banner-offline')).toBeHidden();
  },

  /** Ends the visit of somebody on hold. */
  async end({ page }: Person, own: string): Promise<void> {
    await page.locator(`[data-row="${own}"] [aria-haspopup]`).click();
    await page.getByRole('menuitem').nth(-2).click();
    await page.getByRole('alertdialog').locator('button').last().click();
    await expect(page.locator(`[data-row="${own}"]`)).toHaveCount(0);
  },

  async notFound(staff: Person, server: Site, look: Look): Promise<void> {
    await staff.page.goto(`${server.url}/clinics/nowhere/waiting-area`);
    await expect(staff.page.locator('h1')).toBeVisible();
    await look('staff-not-found', staff);
  },
};
