// Two at a time.
import { randomBytes } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { keeps } from '../support/drawn.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { keptBy } from '../support/kept.ts';
import { meets, opensTools, shared, switches, toolKey } from '../support/tools.ts';

/** A word that is nowhere else in the world. */
const canary = `kanarie${randomBytes(6).toString('hex')}`;

test('Two people write in one text at once, neither loses the cursor or a letter, and nothing is left', async ({
  browser,
  server,
}) => {
  const { caller, host, end } = await meets(browser, server, callerNamed('Tam', 'Text'));
  const fieldOf = (one: Locator) => one.getByRole('textbox', { name: 'Shared text' });
  const [theirs, own] = [fieldOf(shared(caller.page, 'Shared text')), fieldOf(shared(host.page, 'Shared text'))];

  await test.step('both write at once', async () => {
    await opensTools(host.page);
    await toolKey(host.page, 'Shared text').click();
    await own.pressSequentially('morning and evening');
    await expect(theirs).toHaveValue('morning and evening');
    await theirs.focus();
    await caller.page.keyboard.press('ControlOrMeta+Home');
    await Promise.all([theirs.pressSequentially(`Tablets ${canary} `), own.pressSequentially(', with water')]);
    const whole = `Tablets ${canary} morning and evening, with water`;
    await expect(own).toHaveValue(whole);
    await expect(theirs).toHaveValue(whole);
  });

  await test.step('the cursor stays where it was while the other writes before it', async () => {
    await theirs.focus();
    await caller.page.keyboard.press('ControlOrMeta+Home');
    await theirs.pressSequentially('Two ');
    await expect(own).toHaveValue(/^Two Tablets/);
    await own.pressSequentially('!');
    await expect(theirs).toHaveValue(`Two Tablets ${canary} morning and evening, with water!`);
  });

  await test.step('who comes again has it, and may take it along', async () => {
    await caller.page.reload();
    await expect(theirs).toHaveValue(`Two Tablets ${canary} morning and evening, with water!`);
    const { name, bytes } = await keeps(shared(caller.page, 'Shared text'));
    expect(name).toBe('text.txt');
    expect(bytes.toString()).toContain(`Two Tablets ${canary}`);
  });

  await test.step('view only: the caller reads on', async () => {
    await switches(host.page, 'View only for guests');
    await expect(theirs).toHaveAttribute('readonly');
    await own.pressSequentially(' Daily.');
    await expect(theirs).toHaveValue(/Daily\.$/);
  });

  expect(await keptBy(caller.page)).not.toContain(canary);
  expect(await keptBy(host.page)).not.toContain(canary);
  await end();
  expect(server.output()).not.toContain(canary);
});
