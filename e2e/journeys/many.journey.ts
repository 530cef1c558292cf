import { ask } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { callerNamed, expect, test } from '../support/journey.ts';
import { addColleague } from '../support/colleagues.ts';
import { makeOwnClinic } from '../support/own-clinic.ts';
import { newPerson, openDashboard, rowOf, type CallerName } from '../support/people.ts';

const callers = 500;
/** So many arrive at the same time. */
const atOnce = 20;

test('Five hundred callers on one dashboard', async ({ browser, server }) => {
  const own = await makeOwnClinic(server, 'A full waiting area');
  const { slug } = own;
  const sam = await addColleague(server, slug, 'Sam Full');
  const names = Array.from({ length: callers }, (_, number) => callerNamed(`Number${String(number)}`, 'Many'));
  for (let from = 0; from < callers; from += atOnce) {
    await Promise.all(names.slice(from, from + atOnce).map((name) => arriveByForm(server.url, slug, name)));
  }
  const { page, context } = await newPerson(browser);
  await openDashboard(page, { url: server.url, password: sam.password }, slug, sam.email);
  const table = page.getByRole('table', { name: 'Callers' });

  await test.step('all are there, and only those in sight are drawn', async () => {
    await expect(table).toHaveAttribute('aria-rowcount', String(callers + 1));
    expect(await page.locator('[data-row]').count()).toBeLessThan(60);
  });

  await test.step('sorted by name, both ways', async () => {
    await page.getByRole('columnheader', { name: 'Caller' }).getByRole('button').click();
    await expect(rowAt(page, 1)).toContainText('Number0 ');
    await page.getByRole('columnheader', { name: 'Caller' }).getByRole('button').click();
    await expect(rowAt(page, 1)).toContainText('Number499 ');
  });

  await test.step('walked through by the keyboard, to the end and back', async () => {
    await rowAt(page, 1).focus();
    await page.keyboard.press('End');
    await expect(rowAt(page, callers)).toBeFocused();
    await expect(rowAt(page, callers)).toBeInViewport();
    await page.keyboard.press('PageUp');
    await expect(rowAt(page, callers - 10)).toBeFocused();
    // Scrolled away, the row keeps the focus, and the next key leads on from it.
    await page.evaluate(() => scrollTo(0, 0));
    await expect(rowAt(page, 1)).toBeInViewport();
    await page.keyboard.press('ArrowDown');
    await expect(rowAt(page, callers - 9)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(rowAt(page, 1)).toBeFocused();
  });

  await test.step('searched, and ticked one after the other', async () => {
    const search = page.getByLabel('Search callers');
    for (const number of [7, 423]) {
      const name = names[number];
      if (name === undefined) throw new Error('There are fewer callers.');
      await search.fill(`${name.first} ${name.last}`);
      await expect(table).not.toHaveAttribute('aria-rowcount', String(callers + 1));
      await rowOf(page, name).getByRole('checkbox').check();
    }
    await search.fill('');
    await expect(page.getByRole('button', { name: 'Group call · 2' })).toBeVisible();
    await page.getByRole('button', { name: 'Message · 2' }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('We are a little late.');
    await page.getByRole('button', { name: 'Send to 2' }).click();
    await expect(page.getByRole('region', { name: 'Notices' }).getByText('Sent to 2 callers.')).toBeVisible();
  });

  await test.step('columns are chosen, and remembered', async () => {
    await page.getByRole('button', { name: 'Columns and order' }).click();
    await page.locator('.view-dialog label').filter({ hasText: 'Arrived' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: 'Arrived' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'Arrived' })).toBeVisible();
    await expect(rowAt(page, 1)).toContainText('Number499 ');
  });

  await context.close();
  await own.close();
});

/** The row at this place of the whole list, counted from 1. */
function rowAt(page: Page, place: number) {
  return page.locator(`tr[aria-rowindex="${String(place + 1)}"][data-row]`);
}

/** Arrives by the plain form; the page that would wait is never opened. */
async function arriveByForm(url: string, clinic: string, { first, last }: CallerName): Promise<void> {
  const answer = await ask(`${url}/c/${clinic}`, {
    method: 'POST',
    body: new URLSearchParams({ firstName: first, lastName: last }),
    headers: { origin: url },
    redirect: 'manual',
  });
  if (answer.status >= 400) throw new Error(`Arriving was refused: ${String(answer.status)}`);
}
