import { makeClinic } from './settable-clinic.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { tourCaller, type ChapterParts, type Look, type Site } from './tour-parts.ts';

/** The connection check in all its outcomes, the pre-call test, and the list of whom to phone. In a clinic of its own. */
export async function qualityTour({ open, server, look }: ChapterParts, staff: Person): Promise<void> {
  const clinic = await makeClinic(server, 'Tour');
  await phoneBack(staff, server, clinic.slug, look, 'staff-phone-back-empty');

  const well = await open();
  await precall(well, server, clinic.slug, look);

  const caller = await open();
  // Nothing comes back of what the line is measured with.
  await caller.context.route('**/measure/**', (route) => route.abort());
  for (const [degree, name] of [
    ['warn-any', 'caller-check-warned'],
    ['block-330', 'caller-check-blocked'],
  ] as const) {
    await clinic.set({ key: 'callQuality', value: degree });
    await check(caller, server, clinic.slug);
    await expect(caller.page.locator('[data-quality]')).toBeVisible();
    await look(name, caller);
  }
  await precallBadly(caller, server, look);

  const unseen = await open();
  await check(unseen, server, clinic.slug);
  await unseen.page.locator('[data-phone-me]').click();
  await expect(unseen.page.locator('#phone-error')).toBeVisible();
  await look('caller-phone-needed', unseen);
  await unseen.page.locator('#phone').fill('070 555 01 34');
  await unseen.page.locator('[data-continue] button').click();
  await unseen.page.locator('[data-phone-me]').click();
  await expect(unseen.page.locator('.place .promise')).toBeVisible();
  await look('caller-phone-wanted', unseen);

  await phoneBack(staff, server, clinic.slug, look, 'staff-phone-back');
  await staff.page.emulateMedia({ media: 'print' });
  await look('staff-phone-back-paper', staff);
  await staff.page.emulateMedia({ media: 'screen' });
  await staff.page.goto(`${server.url}/clinics/${clinic.slug}/waiting-area`);
  await expect(staff.page.locator('[data-row]')).toHaveCount(1);
  await look('staff-list-phone-wanted', staff);

  await unseen.page.goto(`${server.url}/c/${clinic.slug}/start-again`);
  await unseen.page.locator('form button').click();
  await clinic.close();
}

async function check({ page }: Person, server: Site, slug: string): Promise<void> {
  await page.goto(`${server.url}/c/${slug}`);
  await expect(page.locator('form[data-script]')).toBeVisible();
  await page.locator('#firstName').fill(tourCaller.first);
  await page.locator('#lastName').fill(tourCaller.last);
  await page.locator('[data-continue] button').click();
  await expect(page.locator('[data-panel=check] h1')).toBeVisible();
}

async function precall(person: Person, server: Site, slug: string, look: Look): Promise<void> {
  const { page } = person;
  await page.goto(`${server.url}/c/${slug}/precall`);
  await look('caller-precall', person);
  await page.locator('[data-begin]').click();
  await page.locator('[data-play]').click();
  await page.locator('[data-heard=yes]').click();
  await expect(page.locator('[data-outcome-card]')).toBeVisible();
  await expect(page.locator('[data-report-lines] li').first()).toBeVisible();
  await look('caller-precall-done', person);
}

async function precallBadly(person: Person, server: Site, look: Look): Promise<void> {
  const { page, context } = person;
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.goto(`${server.url}/precall`);
  await page.locator('[data-begin]').click();
  await expect(page.locator('[data-outcome-card]')).toBeVisible();
  await look('caller-precall-failed', person);
}

async function phoneBack(staff: Person, server: Site, slug: string, look: Look, name: string): Promise<void> {
  const { page } = staff;
  await page.goto(`${server.url}/clinics/${slug}/waiting-area/phone-back`);
  await expect(page.locator('.phone-back-table, .phone-back .empty')).toBeVisible();
  await look(name, staff);
}
