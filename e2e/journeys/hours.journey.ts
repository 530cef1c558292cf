// Two at a time.
import { routes } from '@anteroom/protocol';
import { apiAs } from '../support/demo-api.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { startServerAt, type MovedServer } from '../support/moved-server.ts';
import { arrive, emailOf, newPerson, openDashboard, rowOf, waits } from '../support/people.ts';
import type { Locator, Page } from '@playwright/test';

/** Longer than a page of a closed waiting area waits before it asks again. */
const aLook = 23_000;
const day = [{ from: '08:00', to: '17:00' }];
const night = [{ from: '22:00', to: '06:00' }];
const week = { kind: 'weekly', days: [day, day, day, day, day, night, []] };

test('A waiting area closes, opens by itself, and is right in the nights in which clocks are changed', async ({
  browser,
}) => {
  // Friday before the clocks go forward, shortly before five in Berlin: no page of the staff locks itself until then.
  const server = await startServerAt('2026-03-27T15:51:00Z');
  try {
    const [nora, visitor, karin] = await Promise.all([
      newPerson(browser),
      newPerson(browser, { timezoneId: 'Asia/Kolkata' }),
      newPerson(browser, { timezoneId: 'Europe/Berlin' }),
    ]);
    await takeSmallPictures(nora.context);
    await setHours(server);
    const name = callerNamed('Nora', 'Nyberg');

    await test.step('while it is open callers come in, and the dashboard says that it closes soon', async () => {
      await arrive(nora.page, server, 'physiotherapy', name);
      await openDashboard(karin.page, server, 'physiotherapy', emailOf('Karin Lund'));
      await expect(karin.page.getByText(/^Open until 17:00$/)).toBeVisible();
      await expect(karin.page.getByText(/The waiting area closes in [5-9] minutes\./)).toBeVisible();
    });

    await test.step('at five it is closed: who is inside stays and is told, nobody else comes in', async () => {
      await server.itIs('2026-03-27T16:00:00Z');
      await nora.page.reload();
      await waits(nora.page);
      await expect(nora.page.getByText('The waiting area has closed to new callers.')).toBeVisible();
      await karin.page.reload();
      await expect(karin.page.getByText(/^Closed, opens .*22:00.* Nobody new comes in/)).toBeVisible();
      await expect(rowOf(karin.page, name)).toBeVisible();
      const form = { firstName: 'Late', lastName: 'Comer' };
      const headers = { accept: 'application/json', origin: server.url };
      const refused = await visitor.context.request.post(`${server.url}/c/physiotherapy`, { form, headers });
      expect([refused.status(), await refused.json()]).toEqual([409, { error: { code: 'out-of-hours' } }]);
    });

    await test.step('the link says when it opens, by the clinic’s clock and by the caller’s', async () => {
      await visitor.page.clock.install();
      await visitor.page.goto(`${server.url}/c/physiotherapy`);
      await expect(visitor.page.getByRole('heading', { name: 'The waiting area is closed' })).toBeVisible();
      await expect(visitor.page.getByText('It opens tomorrow at 22:00.')).toBeVisible();
      await expect(visitor.page.getByText('By the clinic’s clock: Central European')).toBeVisible();
      await expect(visitor.page.getByText('Where you are, that is:')).toContainText(/Sunday.*0?2:30/);
      await expect(visitor.page.locator('.emergency')).toContainText('112');
    });

    await test.step('it opens by itself on the page that waits for it', async () => {
      await server.itIs('2026-03-28T21:00:00Z');
      await visitor.page.clock.fastForward(aLook);
      await expect(visitor.page.getByLabel('First name')).toBeVisible();
    });

    await test.step('the night in which clocks go forward is seven hours long', async () => {
      await opensAndCloses(server, visitor.page, '2026-03-29T03:57:00Z', '2026-03-29T04:00:00Z');
    });

    await test.step('the night in which they go back is nine', async () => {
      await server.itIs('2026-10-24T19:57:00Z');
      await isClosed(server, visitor.page);
      await server.itIs('2026-10-24T20:00:00Z');
      await opensAndCloses(server, visitor.page, '2026-10-25T04:57:00Z', '2026-10-25T05:00:00Z');
    });

    await test.step('a clock of the server that steps back decides as it shows', async () => {
      await server.itIs('2026-10-25T03:00:00Z');
      await isOpen(server, visitor.page);
    });

    await Promise.all([nora, visitor, karin].map(({ context }) => context.close()));
  } finally {
    await server.close();
  }
});

async function setHours(server: MovedServer): Promise<void> {
  const ingrid = await apiAs(server, 'Ingrid Solberg');
  const path = routes.clinicSettings.path.replace(':clinic', 'physiotherapy');
  const { revisions } = routes.clinicSettings.reply.parse(await ingrid.get(path));
  const set = [
    { setting: { key: 'timeZone', value: 'Europe/Berlin' }, revision: revisions['timeZone'] ?? 0 },
    { setting: { key: 'openingHours', value: week }, revision: 0 },
  ];
  await ingrid.post(path, { set, inherit: [] });
}

function isOpen(server: MovedServer, page: Page): Promise<void> {
  return shows(server, page, (fresh) => fresh.getByLabel('First name'));
}

function isClosed(server: MovedServer, page: Page): Promise<void> {
  return shows(server, page, (fresh) => fresh.getByRole('heading', { name: 'The waiting area is closed' }));
}

/** What somebody sees who follows the link now; in a page of its own, since one that is open goes on by itself when the door changes. */
async function shows(server: MovedServer, page: Page, what: (fresh: Page) => Locator): Promise<void> {
  const fresh = await page.context().newPage();
  await fresh.goto(`${server.url}/c/physiotherapy`);
  await expect(what(fresh)).toBeVisible();
  await fresh.close();
}

/** Open from now until just before the one moment, and closed at the other. */
async function opensAndCloses(server: MovedServer, page: Page, last: string, closed: string): Promise<void> {
  await isOpen(server, page);
  await server.itIs(last);
  await isOpen(server, page);
  await server.itIs(closed);
  await isClosed(server, page);
}
