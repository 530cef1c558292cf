// Two at a time.
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { callerNamed, expect, test } from '../support/journey.ts';
import { emailOf, newPerson, openDashboard, rowOf, waits, type CallerName } from '../support/people.ts';
import type { Site } from '../support/tour-parts.ts';

/** The browser has trouble with camera and microphone, of a kind that can change. */
async function haveTrouble(context: BrowserContext, name: string): Promise<void> {
  await context.addInitScript((first) => {
    if (localStorage.getItem('trouble') === null) localStorage.setItem('trouble', first);
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('no', localStorage.getItem('trouble') ?? first));
  }, name);
}

async function comesToCheck(page: Page, server: Site, name: CallerName): Promise<void> {
  await page.goto(`${server.url}/c/renal`);
  await page.getByLabel('First name').fill(name.first);
  await page.getByLabel('Last name').fill(name.last);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check picture and sound' })).toBeVisible();
}

test('Whoever can’t be seen is helped, goes on with sound, or is phoned', async ({ browser, browserName, server }) => {
  const mei = await newPerson(browser);
  await openDashboard(mei.page, server, 'renal', emailOf('Mei Chen'));

  await test.step('Alice said no: the words are those of her browser, then she goes on with sound alone', async () => {
    const name = callerNamed('Alice', 'Unseen');
    const { page, context } = await newPerson(browser);
    await haveTrouble(context, 'NotAllowedError');
    await comesToCheck(page, server, name);
    const states = page.locator('[data-panel=check] .states');
    const again = page.getByRole('button', { name: 'Try again' });
    if (browserName !== 'chromium') await page.getByRole('button', { name: 'Turn camera on' }).click();
    // The words for every state are on the page from the start; what counts is which of them are seen.
    await expect(
      states.getByText(
        browserName === 'firefox' ? 'Press the crossed-out camera' : 'Press the sign to the left of the address',
      ),
    ).toBeVisible();
    for (const [trouble, words] of [
      ['NotFoundError', 'Plug one in and try again'],
      ['NotReadableError', 'Close other video programs and tabs'],
    ] as const) {
      await page.evaluate((next) => localStorage.setItem('trouble', next), trouble);
      await again.click();
      await expect(states.getByText(words)).toBeVisible();
    }
    await page.getByRole('button', { name: 'Go on without a camera' }).click();
    await waits(page);
    await expect(rowOf(mei.page, name)).toContainText('Sound only');
    await context.close();
  });

  const bo = { ...callerNamed('Bo', 'Unseen'), phone: '+46 70 555 01 34' };
  await test.step('Bo asks to be phoned: he is asked for his number, and may close the page', async () => {
    const { page, context } = await newPerson(browser);
    await haveTrouble(context, 'NotFoundError');
    await comesToCheck(page, server, bo);
    await page.getByRole('button', { name: 'Phone me instead' }).click();
    await expect(page.getByText('Please write your phone number.')).toBeVisible();
    const phone = page.getByLabel('Phone number');
    await expect(phone).toBeFocused();
    await phone.fill(bo.phone);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Phone me instead' }).click();
    await expect(page.getByText('The clinic has your number and phones you')).toBeVisible();
    const row = rowOf(mei.page, bo);
    await expect(row).toContainText('Wants to be phoned');
    await expect(row).toContainText(bo.phone);
    await context.close();
    await expect(row).toContainText('Call back');
  });

  await test.step('Dr Chen has whom to phone on a list, on paper and in a file', async () => {
    const { page } = mei;
    await page.goto(`${server.url}/clinics/renal/waiting-area/phone-back`);
    const line = page.getByRole('row', { name: new RegExp(`Bo ${bo.last}`) });
    await expect(line).toContainText('Wants to be phoned');
    await expect(line.getByRole('link')).toHaveAttribute('href', 'tel:+46705550134');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as CSV' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toContain(`${bo.last},Bo,'${bo.phone},yes,`);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('columnheader', { name: 'Reached' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(page.getByRole('navigation')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await expect(page.getByRole('columnheader', { name: 'Reached' })).toBeHidden();
  });

  await test.step('and says that she has spoken to him: he is off the list, and was attended to', async () => {
    const { page } = mei;
    const line = page.getByRole('row', { name: new RegExp(`Bo ${bo.last}`) });
    await line.getByRole('button', { name: `Phoned Bo ${bo.last}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Phoned' }).click();
    await expect(line).toHaveCount(0);
    await page.goto(`${server.url}/clinics/renal/waiting-area`);
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await expect(rowOf(page, bo)).toHaveCount(0);
  });
  await mei.context.close();
});
