import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { escapes, type Look, type Site } from './tour-parts.ts';
import { write } from './write.ts';

/** The pages of organisations and of settings. */
export const structureTour = {
  /** As whoever administers the organisation. */
  async organisation(staff: Person, server: Site, look: Look): Promise<void> {
    const { page } = staff;
    await page.goto(`${server.url}/organisations`);
    await expect(page.locator('.clinic-row')).toHaveCount(3);
    await look('staff-organisations', staff);
    await page.goto(`${server.url}/organisations/nordby`);
    await expect(page.locator('.clinic-row')).toHaveCount(3);
    await look('staff-organisation-clinics', staff);
    await page.locator('.clinic-list .btn-primary').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.locator('.name-form [type=submit]').click();
    await expect(page.locator('.name-form .error').first()).toBeVisible();
    await look('staff-clinic-create', staff);
    await escapes(page);
    await page.goto(`${server.url}/organisations/nordby/configure`);
    await tabs(staff, 'staff-configure-organisation', look);
  },

  /** As whoever administers the clinic; leaves it as it was. */
  async clinic(staff: Person, server: Site, look: Look): Promise<void> {
    const { page } = staff;
    await page.goto(`${server.url}/clinics/cardiology/configure`);
    await tabs(staff, 'staff-configure-clinic', look);
    await page.goto(`${server.url}/clinics/cardiology/configure/interface`);
    await write(page.locator('[data-setting=accent] input[type=text]'), '#ffd800');
    await expect(page.locator('.accent-offer')).toBeVisible();
    await look('staff-configure-accent-refused', staff);
    await page.locator('.unsaved .btn').first().click();
    await expect(page.locator('.unsaved')).toBeHidden();
    await page.goto(`${server.url}/c/cardiology/privacy`);
    await look('caller-privacy', staff);
  },
};

/** Every tab of a page *Configure*, by its own links, so that none is forgotten. */
async function tabs(staff: Person, name: string, look: Look): Promise<void> {
  const { page } = staff;
  const links = page.locator('.tabs a');
  await expect(links.first()).toBeVisible();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const path of paths.filter((each) => each.includes('/configure/'))) {
    await page.locator(`.tabs a[href="${path}"]`).click();
    await expect(page.locator(`.tabs a[href="${path}"]`)).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('.configure-cards .card').first()).toBeVisible();
    await expect(page.locator('.skel')).toHaveCount(0);
    await look(`${name}-${path.split('/').at(-1) ?? ''}`, staff);
  }
}
