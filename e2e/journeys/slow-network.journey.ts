// Needs: tc
// In the long run.
import type { Page } from '@playwright/test';
import { callerNamed, expect, test } from '../support/journey.ts';
import { newPerson } from '../support/people.ts';
import { makeClinic } from '../support/settable-clinic.ts';
import { laySlowLine } from '../support/slow-line.ts';

test('What a clinic says of a slow line is what the line is', async ({ browser, server, line }) => {
  const clinic = await makeClinic(server, 'Slow');
  await clinic.set({ key: 'callQuality', value: 'block-180' });
  const alice = callerNamed('Alice', 'Slow');
  const direct = line.end();
  const slow = await laySlowLine(direct, 120);
  try {
    const { page, context } = await newPerson(browser);
    // Whoever connects from now on comes by the slow line.
    line.leadTo(slow.url);
    const notice = page.locator('[data-quality]');
    // All words are on the page from the start; what counts is which of them are seen.
    const says = (words: string) => notice.getByText(words);
    const start = page.getByRole('button', { name: 'Start video call' });

    await test.step('with 120 kbit/s nobody begins a call, and is told why', async () => {
      await page.goto(`${server.url}/c/${clinic.slug}`);
      await page.getByLabel('First name').fill(alice.first);
      await page.getByLabel('Last name').fill(alice.last);
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(says('A video call does not work from here')).toBeVisible();
      await expect(says('too slow for a video call')).toBeVisible();
      await expect(says('You can try it all the same')).toBeHidden();
      await expect(start).toHaveAttribute('aria-disabled', 'true');
      await start.press('Enter');
      await expect(notice).toBeFocused();
      await expect(page.getByRole('heading', { name: 'Check picture and sound' })).toBeVisible();
    });

    await test.step('with 250 kbit/s they are warned and may go on, on an old phone that is busy too', async () => {
      await slow.setRate(250);
      const calm = await makeBusy(page);
      await notice.getByRole('button', { name: 'Measure again' }).click();
      await expect(says('You can try it all the same')).toBeVisible();
      await expect(says('the picture may be poor')).toBeVisible();
      await expect(says('A video call does not work from here')).toBeHidden();
      await expect(start).not.toHaveAttribute('aria-disabled', 'true');
      await calm();
    });

    await test.step('with 5 Mbit/s nothing is said, and the call is begun', async () => {
      await slow.setRate(5_000);
      await notice.getByRole('button', { name: 'Measure again' }).click();
      await expect(notice).toBeHidden();
      await start.click();
      await expect(page.getByText('We join you here')).toBeVisible();
    });
    await context.close();
  } finally {
    line.leadTo(direct);
    await slow.close();
    await clinic.close();
  }
});

/** Keeps a page so busy that it learns late of whatever comes; answers what lets it rest. */
async function makeBusy(page: Page): Promise<() => Promise<void>> {
  const timer = await page.evaluate(() =>
    window.setInterval(() => {
      const until = performance.now() + 800;
      while (performance.now() < until);
    }, 900),
  );
  return () => page.evaluate((id) => window.clearInterval(id), timer);
}
