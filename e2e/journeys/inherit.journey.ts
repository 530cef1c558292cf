// Two at a time.
import type { Page } from '@playwright/test';
import { isInside } from '../support/accounts.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, newPerson } from '../support/people.ts';
import { write } from '../support/write.ts';

/** Too light for white words on it. */
const yellow = '#ffd800';

test('What a hospital sets is what its clinics show, until one of them sets something else', async ({
  browser,
  server,
}) => {
  const [ingrid, karin, visitor, nora] = await Promise.all([1, 2, 3, 4].map(() => newPerson(browser)));
  if (ingrid === undefined || karin === undefined || visitor === undefined || nora === undefined)
    throw new Error('Somebody has no browser.');
  await takeSmallPictures(nora.context);

  /** Signs in and opens a page of settings. */
  const open = async (page: Page, name: string, path: string): Promise<void> => {
    await page.goto(`${server.url}/sign-in`);
    await write(page.getByLabel('E-mail'), emailOf(name));
    await write(page.getByLabel('Password', { exact: true }), server.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await isInside(page);
    await page.goto(`${server.url}${path}`);
    await expect(page.getByRole('heading', { name: 'Configure' })).toBeVisible();
  };
  const numberOf = (page: Page) => page.getByLabel('Emergency number', { exact: true });
  const setting = (page: Page) => page.locator('[data-setting=emergencyNumber]');
  const save = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden();
  };
  const setNumber = async (page: Page, number: string): Promise<void> => {
    await write(numberOf(page), number);
    await save(page);
  };
  const callerSees = async (number: string): Promise<void> => {
    await visitor.page.goto(`${server.url}/c/physiotherapy`);
    await expect(visitor.page.locator('.emergency')).toContainText(number);
  };

  await open(ingrid.page, 'Ingrid Solberg', '/organisations/nordby/configure/organisation');
  await open(karin.page, 'Karin Lund', '/clinics/physiotherapy/configure/clinic');
  await arrive(nora.page, server, 'physiotherapy', callerNamed('Nora', 'Nyberg'));

  await test.step('what the hospital changes shows in the clinic at once, and to callers', async () => {
    await expect(numberOf(karin.page)).toHaveValue('112');
    await expect(setting(karin.page)).toContainText('From Nordby Hospital');
    await setNumber(ingrid.page, '113');
    await expect(numberOf(karin.page)).toHaveValue('113');
    await expect(nora.page.locator('.emergency')).toContainText('113');
    await callerSees('113');
  });

  await test.step('the clinic sets its own, which stays whatever the hospital does', async () => {
    await setNumber(karin.page, '144');
    await expect(setting(karin.page)).toContainText('Changed here');
    await callerSees('144');
    await setNumber(ingrid.page, '115');
    await expect(setting(karin.page)).toContainText('Organisation: “115”');
    await expect(numberOf(karin.page)).toHaveValue('144');
    await expect(nora.page.locator('.emergency')).toContainText('144');
  });

  await test.step('one press returns to the hospital’s value', async () => {
    await karin.page.getByRole('button', { name: 'Return Emergency number to it' }).click();
    await expect(numberOf(karin.page)).toHaveValue('115');
    await expect(setting(karin.page)).toContainText('From Nordby Hospital');
    await callerSees('115');
    await setNumber(ingrid.page, '112');
    await expect(numberOf(karin.page)).toHaveValue('112');
  });

  await test.step('a value that somebody else has changed meanwhile isn’t overwritten unseen', async () => {
    await write(numberOf(karin.page), '118');
    const other = await karin.context.newPage();
    await other.goto(`${server.url}/clinics/physiotherapy/configure/clinic`);
    await setNumber(other, '119');
    await expect(setting(karin.page)).toContainText('Somebody else changed this meanwhile.');
    await karin.page.getByRole('button', { name: 'Take theirs' }).click();
    await expect(numberOf(karin.page)).toHaveValue('119');
    await other.getByRole('button', { name: 'Return Emergency number to it' }).click();
    await expect(numberOf(karin.page)).toHaveValue('112');
    await other.close();
  });

  await test.step('a colour in which nothing can be read is refused, and the nearest that can is offered', async () => {
    await karin.page.getByRole('link', { name: 'Call interface' }).click();
    const accent = karin.page.getByLabel('Accent colour', { exact: true });
    await write(accent, yellow);
    await expect(
      karin.page.getByText('Words in this colour can’t be read well enough, so it can’t be saved.'),
    ).toBeVisible();
    await karin.page.getByRole('button', { name: 'Save changes' }).click();
    await expect(karin.page.getByText('Choose a darker one.')).toBeVisible();
    await karin.page.getByRole('button', { name: /^Take #/ }).click();
    const taken = await accent.inputValue();
    expect(taken).not.toBe(yellow);
    await save(karin.page);
    await visitor.page.goto(`${server.url}/c/physiotherapy`);
    const key = visitor.page.getByRole('button', { name: 'Continue' });
    expect(await key.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(rgbOf(taken));
    await karin.page.getByRole('button', { name: 'Return Accent colour to it' }).click();
    await expect(accent).not.toHaveValue(taken);
  });

  await test.step('what isn’t saved is asked about before it is lost', async () => {
    await write(karin.page.getByLabel('Accent colour', { exact: true }), '#204080');
    await karin.page
      .locator('.side')
      .getByRole('link', { name: /^Waiting area/ })
      .click();
    await expect(karin.page.getByRole('alertdialog')).toContainText('1 change has not been saved yet.');
    await karin.page.getByRole('button', { name: 'Cancel' }).click();
    await expect(karin.page.getByLabel('Accent colour', { exact: true })).toHaveValue('#204080');
    await karin.page.getByRole('button', { name: 'Discard', exact: true }).click();
  });

  await test.step('the waiting area is switched off with a word of the clinic, and on again', async () => {
    await karin.page.getByRole('navigation', { name: 'Configure' }).getByRole('link', { name: 'Waiting area' }).click();
    await karin.page.getByText('New callers can come in').click();
    await write(karin.page.getByLabel('What the link says while it is off'), 'We are back on <b>Monday</b>.');
    await save(karin.page);
    await visitor.page.goto(`${server.url}/c/physiotherapy`);
    await expect(visitor.page.getByText('We are back on <b>Monday</b>.')).toBeVisible();
    await expect(visitor.page.getByLabel('First name')).toHaveCount(0);
    await expect(nora.page.getByText('We join you here')).toBeVisible();
    await karin.page.getByRole('button', { name: /^Return Waiting area to it/ }).click();
    await callerSees('112');
  });

  await Promise.all([ingrid, karin, visitor, nora].map(({ context }) => context.close()));
});

function rgbOf(colour: string): string {
  const at = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return `rgb(${at(1)}, ${at(3)}, ${at(5)})`;
}
