import { routes } from '@anteroom/protocol';
import { apiAs } from './demo-api.ts';
import { expect } from './patience.ts';
import { emailOf, type Person } from './people.ts';
import { entersAs, opens, type Look, type Site } from './tour-parts.ts';

const every = { waitingArea: true, meetingRooms: true, userRoom: true };
const none = { waitingArea: false, meetingRooms: false, userRoom: false };

/** What somebody sees who may little, then less, then nothing (P6); all is given back at the end. */
export async function rightsTour(person: Person, server: Site, look: Look): Promise<void> {
  const { page } = person;
  const henrik = await apiAs(server, 'Henrik Dahl');
  await entersAs(page, server, 'Jonas Berg');
  const me = routes.me.reply.parse(await (await page.request.get(`${server.url}${routes.me.path}`)).json());
  const team = `/api/clinics/${me.clinics[0]?.id ?? ''}/team/${me.personId}`;
  const clinic = `${server.url}/clinics/renal`;

  await opens(page, `${clinic}/team`);
  await expect(page.locator('.person-row')).toHaveCount(3);
  await look('staff-team-read-only', person);
  for (const tab of ['clinic', 'rooms']) {
    await opens(page, `${clinic}/configure/${tab}`);
    await expect(page.locator('.empty')).toBeVisible();
    await look(`staff-configure-refused-${tab}`, person);
  }
  await opens(page, `${server.url}/organisations/nordby/map`);
  await expect(page.getByRole('tree')).toBeVisible();
  await look('staff-map-of-one', person);

  await opens(page, `${clinic}/waiting-area`);
  await expect(page.locator('.empty')).toBeVisible();
  await henrik.post(team, { role: 'team-member', permissions: none });
  await expect(page.locator('[role=alert] h1')).toBeVisible();
  await look('staff-lost-waiting-area', person);
  await henrik.post(`${team}/remove`, { as: 'member' });
  await expect(page.locator('.fallback h1')).toBeVisible();
  await look('staff-lost-clinic', person);
  for (const [name, path] of [
    ['staff-my-clinics-none', 'clinics'],
    ['staff-organisations-none', 'organisations'],
    ['staff-roles-none', 'account/roles'],
  ] as const) {
    await opens(page, `${server.url}/${path}`);
    await expect(page.locator('.empty')).toBeVisible();
    await look(name, person);
  }
  const invitation = { email: emailOf('Jonas Berg'), role: 'team-member', permissions: every, locale: 'en' };
  await henrik.post(team.replace(/team\/.*/, 'invitations'), invitation);
}
