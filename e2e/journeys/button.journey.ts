// Two at a time.
import { ask } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { barriers } from '../support/barriers.ts';
import { openForeignSite } from '../support/foreign-site.ts';
import { expect, test } from '../support/journey.ts';
import { makeOwnClinic } from '../support/own-clinic.ts';
import { newPerson, type Person } from '../support/people.ts';
import { entersAs, type Site } from '../support/tour-parts.ts';

const words = /^Start a video consultation/;

test('A clinic’s button stands in somebody else’s strict page, and leads to the clinic', async ({
  browser,
  server,
}) => {
  const clinic = await makeOwnClinic(server, 'Button clinic');
  const site = await openForeignSite();
  const staff = await newPerson(browser);
  const visitor = await newPerson(browser);
  const { page } = visitor;
  const wrong = complaintsOf(page);

  const { button, link } = await test.step('an administrator makes it', async () => {
    await entersAs(staff.page, server, 'Ingrid Solberg');
    return makeButton(staff.page, server, clinic.slug);
  });

  await test.step('on the website it shows without breaking its policy, and says that it is open', async () => {
    const policy = `script-src ${server.url}; connect-src ${server.url}; require-trusted-types-for 'script'`;
    await page.goto(site.show({ lang: 'en', policy, content: button }));
    await expect(page.getByRole('link', { name: words })).toHaveCount(1);
    await expect(page.getByText('Open now')).toBeVisible();
    expect(wrong).toEqual([]);
  });

  await test.step('the keyboard and the pointer reach the clinic, which isn’t told where they come from', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: words })).toBeFocused();
    await leadsTo(visitor, `${server.url}/c/${clinic.slug}`, () => page.keyboard.press('Enter'));
    await leadsTo(visitor, `${server.url}/c/${clinic.slug}`, () => page.getByRole('link', { name: words }).click());
  });

  await test.step('it has no barrier, in light and in dark', async () => {
    await page.goto(
      site.show({ lang: 'en', policy: `script-src ${server.url}; connect-src ${server.url}`, content: button }),
    );
    await expect(page.getByText('Open now')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page, 'all'), colorScheme).toEqual([]);
    }
  });

  await test.step('in a page that takes no script it is a plain link, with our style where it wants one', async () => {
    await page.goto(site.show({ lang: 'en', policy: '', content: button }));
    await expect(page.getByRole('link', { name: words })).toBeVisible();
    await leadsTo(visitor, `${server.url}/c/${clinic.slug}`, () => page.getByRole('link', { name: words }).click());
    await page.goto(site.show({ lang: 'en', policy: `style-src ${server.url}`, content: link }));
    const plain = page.getByRole('link', { name: words });
    await expect(plain).toHaveCSS('min-height', '48px');
    expect(await barriers(page, 'all')).toEqual([]);
    await leadsTo(visitor, `${server.url}/c/${clinic.slug}`, () => plain.click());
  });

  await test.step('in a German page it speaks German, and says that nobody comes in now', async () => {
    await clinic.set({ key: 'waitingAreaSwitch', value: { isOn: false, message: '', translations: [] } });
    const other = await newPerson(browser);
    const policy = `script-src ${server.url}; connect-src ${server.url}`;
    await other.page.goto(site.show({ lang: 'de', policy, content: button }));
    await expect(other.page.getByRole('link', { name: /^Videosprechstunde beginnen/ })).toBeVisible();
    await expect(other.page.getByText('Zurzeit geschlossen')).toBeVisible();
    await other.context.close();
  });

  const { headers } = await ask(`${server.url}/button.js`);
  const bytes = Number(headers.get('content-length'));
  expect(headers.get('content-encoding')).not.toBeNull();
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThan(5_000);
  await clinic.close();
  await site.close();
  await Promise.all([staff, visitor].map(({ context }) => context.close()));
});

/** As a button that says whether it is open, and as a plain link; both as they are copied. */
async function makeButton(page: Page, server: Site, clinic: string): Promise<{ button: string; link: string }> {
  await page.goto(`${server.url}/clinics/${clinic}/configure/share`);
  const code = page.locator('.website-button-code');
  await page.getByText('It says whether the waiting area is open').click();
  await expect(code).toContainText('hours');
  // As it will be, on either paper.
  await expect(page.getByRole('group', { name: 'Preview' }).getByText('Open now')).toHaveCount(2);
  const button = await code.innerText();
  await page.getByText('Plain link', { exact: true }).click();
  await expect(code).toContainText('button.css');
  return { button, link: await code.innerText() };
}

/** Does what opens the clinic's page in a tab of its own, which knows nothing of the one before, and closes it. */
async function leadsTo({ context }: Person, address: string, press: () => Promise<void>): Promise<void> {
  const [opened] = await Promise.all([context.waitForEvent('page'), press()]);
  await expect(opened).toHaveURL(address);
  await expect(opened.getByLabel('First name')).toBeVisible();
  expect(await opened.evaluate(() => [document.referrer, window.opener === null])).toEqual(['', true]);
  await opened.close();
}

/** What a page's browser says against its scripts. */
function complaintsOf(page: Page): readonly string[] {
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('favicon')) wrong.push(line.text());
  });
  return wrong;
}
