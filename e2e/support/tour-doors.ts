import { routes } from '@anteroom/protocol';
import { apiAs, type DemoApi } from './demo-api.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { fieldsTour } from './tour-fields.ts';
import type { Look, Site } from './tour-parts.ts';

/** A clinic in which nobody is while the tour goes by. */
const clinic = '/api/clinics/physiotherapy';

/** What a clinic's link says where nobody can come in, and the plain pages beside it; opened again at the end (S2). */
export async function doorsTour(staff: Person, caller: Person, server: Site, look: Look): Promise<void> {
  const ingrid = await apiAs(server, 'Ingrid Solberg');
  const { page } = caller;
  const show = async (name: string, path: string): Promise<void> => {
    await page.goto(`${server.url}${path}`);
    await expect(page.locator('main h1').first()).toBeVisible();
    await look(name, caller);
  };

  await ingrid.post(`${clinic}/close`, {});
  await show('caller-closed', '/c/physiotherapy');
  await staff.page.goto(`${server.url}/organisations/nordby/clinics`);
  await staff.page.locator('.clinic-list > .btn-quiet').click();
  // Others may have been closed before, by whoever made a clinic of their own.
  await expect(staff.page.locator('.clinic-row').filter({ hasText: 'Physiotherapy' })).toBeVisible();
  await look('staff-organisation-clinics-closed', staff);
  await ingrid.post(`${clinic}/reopen`, {});

  await outOfHours(ingrid, true);
  await show('caller-out-of-hours', '/c/physiotherapy');
  await staff.page.goto(`${server.url}/clinics/physiotherapy/configure/waiting-area`);
  await expect(staff.page.locator('.week-day')).toHaveCount(7);
  await look('staff-configure-hours', staff);
  await outOfHours(ingrid, false);

  await switchedOff(ingrid, true, 'Im Sommer sprechen wir nur dienstags: bitte rufen Sie uns an.');
  await show('caller-off', '/c/physiotherapy');
  await switchedOff(ingrid, false, '');
  await show('caller-terms', '/c/physiotherapy/terms');
  await fieldsTour(caller, server, look);
}

/** Switches the waiting area off with a word for callers, or lets it be as the organisation has it. */
async function switchedOff(api: DemoApi, isOff: boolean, message: string): Promise<void> {
  const { revisions } = routes.clinicSettings.reply.parse(await api.get(`${clinic}/settings`));
  const revision = revisions['waitingAreaSwitch'] ?? 0;
  const setting = { key: 'waitingAreaSwitch', value: { isOn: false, message } };
  await api.post(
    `${clinic}/settings`,
    isOff
      ? { set: [{ setting, revision }], inherit: [] }
      : { set: [], inherit: [{ key: 'waitingAreaSwitch', revision }] },
  );
}

/** Closes the waiting area by its hours until some days from now, or gives the hours back. */
async function outOfHours(api: DemoApi, isClosed: boolean): Promise<void> {
  const { revisions } = routes.clinicSettings.reply.parse(await api.get(`${clinic}/settings`));
  const date = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const times = [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '17:30' },
  ];
  const days = [times, times, times, times, times, [{ from: '22:00', to: '06:00' }], []];
  const values = {
    openingHours: { kind: 'weekly', days },
    oneOffDays: [{ from: date(-1), to: date(3), name: 'Umbau', times: [] }],
  };
  const keys = ['openingHours', 'oneOffDays'] as const;
  const revisionOf = (key: string): number => revisions[key] ?? 0;
  const set = keys.map((key) => ({ setting: { key, value: values[key] }, revision: revisionOf(key) }));
  const inherit = keys.map((key) => ({ key, revision: revisionOf(key) }));
  await api.post(`${clinic}/settings`, isClosed ? { set, inherit: [] } : { set: [], inherit });
}
