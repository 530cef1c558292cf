// Two at a time.
import type { Browser } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { emailOf, newPerson, openDashboard } from '../support/people.ts';
import { enterRoom, inviteByLink, makeRoom } from '../support/rooms.ts';

// Only Chromium tells how many bytes came over the wire.
test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium counts the bytes of a page');

/** Events of the DevTools protocol. */
const asked = 'Network.requestWillBeSent';
const came = 'Network.loadingFinished';

/** What the pages that come over the slowest lines may weigh, in bytes as sent (P8). */
const budget = 50_000;

test('The set-up page and a guest’s page come in less than 50 kB, all of it from us', async ({ browser, server }) => {
  const lars = await newPerson(browser);
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  const room = await makeRoom(
    lars.page,
    server,
    'cardiology',
    `Light ${String(process.pid)}-${String(test.info().repeatEachIndex)}`,
  );
  await enterRoom(lars.page, room.name);
  const link = await inviteByLink(lars.page);
  // Whoever only closes the page is in the room for two minutes more, and in no other one of a later journey.
  await lars.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await lars.page.getByRole('menuitem', { name: /^Leave call/ }).click();
  await expect(lars.page.getByRole('heading', { name: room.name })).toBeVisible();
  await lars.context.close();

  for (const path of ['/c/renal', link]) {
    await test.step(path === link ? 'the page behind a guest link' : 'the set-up page', async () => {
      const parts = await weigh(browser, server.url + path);
      expect(parts.filter(({ url }) => new URL(url).origin !== server.url)).toEqual([]);
      expect(parts.map(({ url }) => url)).toContain(server.url + path);
      const weight = parts.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(
        weight,
        parts.map(({ url, bytes }) => `${new URL(url).pathname} ${String(bytes)}`).join('\n'),
      ).toBeLessThan(budget);
    });
  }
});

/** Everything that a page loads in a browser that knows nothing of it yet, with its headers. */
async function weigh(browser: Browser, url: string): Promise<readonly { url: string; bytes: number }[]> {
  const { context, page } = await newPerson(browser);
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const names = new Map<string, string>();
  const parts: { url: string; bytes: number }[] = [];
  network.on(asked, ({ requestId, request }) => names.set(requestId, request.url));
  network.on(came, ({ requestId, encodedDataLength }) =>
    parts.push({ url: names.get(requestId) ?? '', bytes: encodedDataLength }),
  );
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return parts;
}
