import { expect } from './patience.ts';
import type { Person } from './people.ts';
import type { Look, Site } from './tour-parts.ts';

/** What a page asks for, and the page that can't be without it. */
interface Waited {
  readonly name: string;
  readonly page: string;
  /** The request's address, as Playwright matches it. */
  readonly request: string;
}

const ofClinic: readonly Waited[] = [
  { name: 'team', page: '/clinics/cardiology/team', request: '**/api/clinics/*/team*' },
  { name: 'settings', page: '/clinics/cardiology/configure/clinic', request: '**/api/clinics/cardiology/settings' },
  { name: 'rooms-settings', page: '/clinics/cardiology/configure/rooms', request: '**/api/clinics/*/rooms?*' },
  { name: 'survey', page: '/clinics/cardiology/survey', request: '**/api/clinics/*/survey*' },
  { name: 'roles', page: '/account/roles', request: '**/api/me/roles' },
  { name: 'account', page: '/account', request: '**/api/account' },
  { name: 'page', page: '/clinics', request: '**/api/me' },
];

const ofOrganisation: readonly Waited[] = [
  { name: 'clinics', page: '/organisations/nordby/clinics', request: '**/api/organisations/nordby/clinics*' },
  {
    name: 'single-sign-on',
    page: '/organisations/nordby/configure/single-sign-on',
    request: '**/api/organisations/nordby/single-sign-on',
  },
];

/** Pages that wait for an answer, and pages that got none. */
export const statesTour = {
  /** As whoever administers the organisation. */
  organisation: (staff: Person, server: Site, look: Look) => walk(staff, server, look, ofOrganisation),

  /** As whoever administers the clinic. */
  async clinic(staff: Person, server: Site, look: Look): Promise<void> {
    await walk(staff, server, look, ofClinic);
    const { page } = staff;
    const rooms = '**/api/clinics/*/rooms?*';
    await page.route(rooms, (route) => route.fulfill({ json: { rooms: [], total: 0, mayManage: true } }));
    await page.goto(`${server.url}/clinics/cardiology/configure/rooms`);
    await expect(page.locator('.empty')).toBeVisible();
    await look('staff-rooms-settings-empty', staff);
    await page.unroute(rooms);
  },
};

async function walk(staff: Person, server: Site, look: Look, all: readonly Waited[]): Promise<void> {
  const { page } = staff;
  for (const { name, page: path, request } of all) {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(request, async (route) => {
      await held;
      await route.fulfill({ status: 500, json: { error: { code: 'server-error' } } });
    });
    await page.goto(`${server.url}${path}`);
    await expect(page.locator('.skel').first()).toHaveCSS('opacity', '1');
    await look(`loading-${name}`, staff);
    release();
    await expect(page.locator('.banner-failed, [role=alert] h1').first()).toBeVisible();
    await look(`failed-${name}`, staff);
    await page.unroute(request);
  }
}
