import { routes } from '@anteroom/protocol';
import { apiAs } from './demo-api.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { opens, tourCaller, type Look, type Site } from './tour-parts.ts';

const minute = 60_000;

/** Links for single callers, from both sides; what was made is revoked at the end. @param staff signed in as Lars Holm */
export async function linksTour(
  staff: Person,
  callers: readonly [Person, Person],
  server: Site,
  look: Look,
): Promise<void> {
  const [caller, other] = callers;
  const lars = await apiAs(server, 'Lars Holm');
  const { clinics } = routes.me.reply.parse(await lars.get(routes.me.path));
  const clinicId = clinics[0]?.id ?? '';
  const make = async (body: object) => {
    const made = await lars.post(`/api/clinics/${clinicId}/caller-links`, body);
    const { id, path } = routes.makeCallerLink.reply.parse(made);
    return { id, address: `${server.url}${path ?? ''}` };
  };
  const scheduled = (startsAt: number) =>
    make({ kind: 'scheduled', startsAt, earlyMinutes: 15, lateMinutes: 60, note: 'Demo' });
  const early = await scheduled(Date.now() + 1_440 * minute);
  const now = await scheduled(Date.now());
  const details = { firstName: tourCaller.first, lastName: tourCaller.last, phone: '' };
  const own = await make({ kind: 'personal', expiresAt: Date.now() + 60 * minute, details });

  await opens(staff.page, `${server.url}/clinics/cardiology/links`);
  await expect(staff.page.locator('.caller-link').first()).toBeVisible();
  await look('staff-links', staff);

  await caller.page.goto(`${server.url}/c/cardiology/contact`);
  await expect(caller.page.locator('.plain textarea')).toBeVisible();
  await look('caller-contact', caller);
  await caller.page.locator('form [type=submit]').click();
  await expect(caller.page.locator('.plain .error')).toBeVisible();
  await look('caller-contact-refused', caller);

  await caller.page.goto(`${server.url}/c/cardiology/poster`);
  await expect(caller.page.locator('.poster .qr')).toBeVisible();
  await look('caller-poster', caller);

  await caller.page.goto(early.address);
  await expect(caller.page.locator('.link-time')).toHaveCount(2);
  await look('caller-link-early', caller);

  await caller.page.goto(now.address);
  await expect(caller.page.locator('form[data-script]')).toBeVisible();
  await caller.page.goto(own.address);
  await expect(caller.page.locator('.place')).toBeVisible();
  await caller.page.goto(now.address);
  await expect(caller.page.locator('.plain h1')).toBeVisible();
  await look('caller-link-taken', caller);

  await other.page.goto(own.address);
  await expect(other.page.locator('.place')).toBeVisible();
  await other.page.goto(`${server.url}/c/cardiology/start-again`);
  await other.page.locator('form button').click();
  await expect(other.page.locator('form[data-script]')).toBeVisible();
  for (const { id } of [early, now, own]) await lars.post(`/api/clinics/${clinicId}/caller-links/${id}/revoke`, {});
}
