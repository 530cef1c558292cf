// Two at a time.
import { expect, test } from '../support/journey.ts';
import { makeClinic } from '../support/settable-clinic.ts';
import { newPerson } from '../support/people.ts';

test('Bo tests his device before his call and sends support what was found', async ({ browser, server }) => {
  const clinic = await makeClinic(server, 'Precall');
  const support = `support-${clinic.slug}@demo.anteroom.example`;
  await clinic.set({ key: 'supportContact', value: { email: support, phone: '' } });
  const { page, context } = await newPerson(browser);

  const tab = await test.step('the way there is on the set-up page', async () => {
    await page.goto(`${server.url}/c/${clinic.slug}`);
    await page.getByLabel('First name').fill('Bo');
    await page.getByLabel('Last name').fill('Precall');
    await page.getByRole('button', { name: 'Continue' }).click();
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Test everything' }).first().click();
    return opened;
  });

  await test.step('eight tests are explained, asked for once, and each has its verdict', async () => {
    await expect(tab.getByText('Your browser asks you first')).toBeVisible();
    await tab.getByRole('button', { name: 'Begin the test' }).click();
    for (const check of ['browser', 'camera', 'microphone', 'server', 'media'])
      await expect(tab.locator(`[data-check=${check}]`), check).toHaveAttribute('data-state', 'good');
    // What a busy machine makes of a line is no fault of the page; that it has a verdict in words is its duty.
    for (const check of ['speed', 'steadiness']) {
      await expect(tab.locator(`[data-check=${check}]`), check).toHaveAttribute('data-state', /good|bad/);
      await expect(tab.locator(`[data-figures=${check}]`)).toHaveText(/\d/);
    }
  });

  await test.step('only Bo knows whether he hears the notes', async () => {
    const speaker = tab.locator('[data-check=speaker]');
    await expect(speaker).toHaveAttribute('data-state', 'waiting');
    await speaker.getByRole('button', { name: 'Play' }).click();
    await speaker.getByRole('button', { name: 'No', exact: true }).click();
    await expect(speaker.getByText('Turn the sound up')).toBeVisible();
    await speaker.getByRole('button', { name: 'Yes' }).click();
    await expect(speaker).toHaveAttribute('data-state', 'good');
  });

  await test.step('what is sent is what he sees', async () => {
    const lines = tab.locator('[data-report-lines] li');
    await expect(lines.filter({ hasText: 'Speaker: works' })).toBeVisible();
    const shown = await lines.allTextContents();
    expect(shown.join(' ')).not.toContain('Bo');
    await tab.getByRole('button', { name: 'Send to support' }).click();
    await expect(tab.getByText('It is sent.')).toBeVisible();
    await page.goto(`${server.url}/mailbox`);
    const letter = page.locator('.card').filter({ hasText: support });
    for (const line of shown) await expect(letter).toContainText(line);
  });

  await test.step('he can write a message with it, and support reads both', async () => {
    await tab.getByRole('button', { name: 'Write a message with it' }).click();
    await expect(tab.getByRole('checkbox', { name: 'Send what the test of my device found along' })).toBeChecked();
    const lines = await tab.locator('.contact-report li').allTextContents();
    expect(lines).toContain('Speaker: works');
    await tab.getByLabel('What doesn’t work?').fill('I hear a hum.');
    await tab.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(tab.getByRole('heading', { name: 'Your message is sent' })).toBeVisible();
    await page.goto(`${server.url}/mailbox`);
    const letter = page.locator('.card').filter({ hasText: 'I hear a hum.' });
    for (const line of lines) await expect(letter).toContainText(line);
  });
  await context.close();
  await clinic.close();
});

test('The test is there without a clinic too, and says what is wrong and what to do', async ({ browser, server }) => {
  const { page, context } = await newPerson(browser);
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'));
  });
  // Nothing comes back of what the line is measured with.
  await context.route('**/measure/**', (route) => route.abort());
  await page.goto(`${server.url}/precall`);
  await page.getByRole('button', { name: 'Begin the test' }).click();
  // Every row bears all its words from the start; what counts is which of them are seen.
  await expect(page.locator('[data-check=camera]').getByText('Plug one in and try again')).toBeVisible();
  await expect(page.locator('[data-check=server]').getByText('does not answer')).toBeVisible();
  await expect(page.locator('[data-check=speed]').getByText('Could not be tested here')).toBeVisible();
  await expect(page.getByText('Not everything is as it should be')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send to support' })).toHaveCount(0);
  await context.close();
});

test('Nothing can be pressed that nobody would answer yet, while a slow line brings the script', async ({
  browser,
  server,
}) => {
  const clinic = await makeClinic(server, 'Slow script');
  for (const { address, script, button } of [
    { address: '/precall', script: /\/assets\/precall-[^/]*\.js/, button: '[data-begin]' },
    { address: `/c/${clinic.slug}`, script: /\/assets\/setup-[^/]*\.js/, button: '[data-toggle=camera]' },
  ]) {
    const { page, context } = await newPerson(browser);
    const held: (() => void)[] = [];
    await context.route(script, async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    const pressed = page.locator(button).first();
    await page.goto(`${server.url}${address}`, { waitUntil: 'commit' });
    for (const isAgain of [false, true]) {
      if (isAgain) await page.reload({ waitUntil: 'commit' });
      await expect(pressed).toBeDisabled();
      await expect.poll(() => held.length).toBeGreaterThan(0);
      for (const letCome of held.splice(0)) letCome();
      await expect(pressed).toBeEnabled();
    }
    await context.close();
  }
});
