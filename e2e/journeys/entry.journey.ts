// Two at a time.
import { ask, startServer } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { setForClinic } from '../support/clinic-settings.ts';
import { apiAs } from '../support/demo-api.ts';
import { expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, newPerson, openDashboard, rowOf, waits } from '../support/people.ts';
import { everyField, hostile, information } from '../support/sample-fields.ts';
import { write } from '../support/write.ts';

const alice = { first: 'Alice', last: hostile.slice(0, 60) };

test('What a clinic asks is filled in, checked on both sides, agreed to, and read by its staff', async ({
  browser,
}) => {
  const server = await startServer();
  try {
    const [henrik, caller, mei] = await Promise.all([1, 2, 3].map(() => newPerson(browser)));
    if (henrik === undefined || caller === undefined || mei === undefined) throw new Error('Somebody has no browser.');
    await takeSmallPictures(caller.context);
    const { page } = caller;

    await test.step('its administrator adds a field, moves it by keyboard and by pointer, and takes one away', async () => {
      await openDashboard(henrik.page, server, 'renal', emailOf('Henrik Dahl'));
      await henrik.page.goto(`${server.url}/clinics/renal/configure/waiting-area`);
      await addChoice(henrik.page);
      const names = henrik.page.locator('.field-list li:not(.is-fixed) .field-name b');
      await expect(names).toHaveText(['Phone number', 'Reason']);
      await henrik.page.getByRole('button', { name: 'Move Reason up' }).focus();
      await henrik.page.keyboard.press('Enter');
      await expect(names).toHaveText(['Reason', 'Phone number']);
      await names.filter({ hasText: 'Phone number' }).dragTo(names.filter({ hasText: 'Reason' }));
      await expect(names).toHaveText(['Phone number', 'Reason']);
      await henrik.page.getByRole('button', { name: 'More for Phone number' }).click();
      await henrik.page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect(names).toHaveText(['Reason']);
      await henrik.page.getByRole('button', { name: 'Save changes' }).click();
      await expect(henrik.page.getByRole('button', { name: 'Save changes' })).toBeHidden();
      await page.goto(`${server.url}/c/renal`);
      await expect(page.getByLabel('Reason')).toBeVisible();
      await expect(page.getByLabel('Phone number')).toHaveCount(0);
    });

    await setForClinic(await apiAs(server, 'Henrik Dahl'), 'renal', {
      entryFields: everyField,
      importantInformation: information,
      mustAgreeTo: ['information', 'terms'],
    });

    await test.step('what is wrong is said beside its field, before anything is sent', async () => {
      await page.goto(`${server.url}/c/renal`);
      await expect(page.locator('form[data-script]')).toBeVisible();
      for (const [name, text] of [
        ['weight', 'heavy'],
        ['second', 'call me'],
        ['mail', 'alice@'],
      ] as const)
        await page.locator(`#field-${name}`).fill(text);
      await page.getByRole('button', { name: 'Continue' }).click();
      const bad = page.locator('[data-panel=about] .field.bad');
      await expect(bad).toHaveCount(9);
      await expect(page.locator('#firstName')).toBeFocused();
      await expect(page.locator('#field-weight-error')).toContainText('a number');
      await page.locator('#field-weight').fill('72,5');
      await expect(bad).toHaveCount(8);
    });

    await test.step('and the server says it again to whoever asks it without the page', async () => {
      const post = async (fields: Record<string, string>): Promise<unknown> => {
        const body = new URLSearchParams({ firstName: 'A', lastName: 'B', ...good, ...fields });
        const headers = { origin: server.url, accept: 'application/json' };
        return (await ask(`${server.url}/c/renal`, { method: 'POST', body, headers })).json();
      };
      for (const [name, text] of [
        ['field-weight', 'heavy'],
        ['field-born', '2026-02-30'],
        ['field-reason', 'another'],
        ['field-aids', 'another'],
        ['field-second', 'call me'],
        ['field-mail', 'alice@'],
        ['field-alone', 'yes'],
        ['field-whereabouts', ' '],
        ['field-plain', 'x'.repeat(201)],
        ['field-story', 'x'.repeat(2_001)],
        ['agreed', 'information.none terms.none'],
      ] as const)
        expect(await post({ [name]: text }), name).toEqual({ error: { code: 'invalid-input', field: name } });
    });

    await test.step('what is right leads on: to what has to be read, to picture and sound, and in', async () => {
      await page.getByLabel('First name').fill(alice.first);
      await page.getByLabel('Last name').fill(alice.last);
      await page.getByLabel('Where are you now?').fill('Kajen 4, Nordby');
      await page.getByLabel('Reason for the call').selectOption('review');
      await page.locator('[name=field-aids]').first().check();
      await page.locator('#field-plain').fill(hostile);
      await page.locator('#field-story').fill('Two lines\nof it');
      await page.locator('#field-born').fill('1960-02-29');
      await page.locator('#field-second').fill('070 555 01 34');
      await page.locator('#field-mail').fill('alice@mail.example');
      await page.getByLabel('I am alone').check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('heading', { name: 'Important information' })).toBeVisible();
      await expect(page.getByText('Have your card ready.')).toBeVisible();
      await page.getByRole('button', { name: 'I have read this' }).click();
      await expect(page.getByRole('heading', { name: 'Check picture and sound' })).toBeVisible();
      await page.getByRole('button', { name: 'Start video call' }).click();
      await expect(page.locator('#agreed-error')).toBeVisible();
      await page.getByLabel('I have read this and agree:').check();
      await page.getByRole('button', { name: 'Start video call' }).click();
      await waits(page);
    });

    await test.step('staff read it, and fill in what is theirs; nothing of it runs', async () => {
      await openDashboard(mei.page, server, 'renal', emailOf('Mei Chen'));
      await rowOf(mei.page, { first: 'Alice', last: '' })
        .getByRole('button', { name: /^More for/ })
        .click();
      await mei.page.getByRole('menuitem', { name: 'Details' }).click();
      const panel = mei.page.getByRole('region', { name: /^Details of Alice/ });
      await expect(panel).toContainText('070 555 01 34');
      await expect(panel.getByLabel('Where are you now?')).toHaveCount(0);
      await expect(panel).toContainText('Kajen 4, Nordby');
      await expect(panel.getByLabel('Weight this morning')).toHaveValue('72.5');
      await expect(panel.getByRole('textbox', { name: hostile })).toHaveValue(hostile);
      await write(panel.getByLabel('Record number'), 'R-4711');
      await write(panel.getByLabel('Weight this morning'), 'heavy');
      await panel.getByRole('button', { name: 'Save' }).click();
      await expect(panel.getByText('This doesn’t fit into the field.')).toBeVisible();
      await write(panel.getByLabel('Weight this morning'), '71');
      await panel.getByRole('button', { name: 'Save' }).click();
      await expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled();
      await mei.page.reload();
      await rowOf(mei.page, { first: 'Alice', last: '' })
        .getByRole('button', { name: /^More for/ })
        .click();
      await mei.page.getByRole('menuitem', { name: 'Details' }).click();
      await expect(panel.getByLabel('Record number')).toHaveValue('R-4711');
      await expect(page.getByText('R-4711')).toHaveCount(0);
      for (const each of [page, mei.page])
        expect(await each.evaluate(() => 'hurt' in window || document.querySelector('img[src=x]') !== null)).toBe(
          false,
        );
    });

    await test.step('in German the clinic’s own translations are asked, and its own words where there are none', async () => {
      const greta = await newPerson(browser, { locale: 'de-DE' });
      await greta.page.goto(`${server.url}/c/renal`);
      await expect(greta.page.getByLabel('Grund des Anrufs')).toBeVisible();
      await expect(greta.page.getByLabel('Wo sind Sie gerade?')).toBeVisible();
      await expect(greta.page.locator('[for=field-plain]')).toContainText('<img src=x');
      await greta.context.close();
    });
    await Promise.all([henrik, caller, mei].map(({ context }) => context.close()));
  } finally {
    await server.close();
  }
});

/** What the server takes, for every field that has to be filled in. */
const good = {
  'field-whereabouts': 'Kajen 4',
  'field-reason': 'review',
  'field-born': '1960-02-29',
  'field-alone': 'on',
};

/** A required choice of two, made in the dialog as an administrator makes it. */
async function addChoice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('menuitem', { name: 'Choice', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a field' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('Please write what the field asks for.')).toBeVisible();
  await write(dialog.getByLabel('Label'), 'Reason');
  await write(dialog.getByLabel('Answer 1', { exact: true }), 'Review');
  await write(dialog.getByLabel('Answer 2', { exact: true }), 'Something else');
  await dialog.getByText('Required', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
}
