// Two at a time.
import { callerNamed, expect, test } from '../support/journey.ts';
import {
  meets,
  opensTools,
  paintsShared,
  shared,
  stopsInBrowser,
  switches,
  toolKey,
  toolsOf,
} from '../support/tools.ts';

test('A screen is shared large with its owner’s name, and ends from the bar, by a host, and by the browser', async ({
  browser,
  server,
}) => {
  const name = callerNamed('Ada', 'Screen');
  const theirs = `Screen of ${name.first} ${name.last}`;
  const { caller, host, end } = await meets(browser, server, name);

  await test.step('the host’s is large at the caller’s, and the host reads that it is seen', async () => {
    await opensTools(host.page);
    await toolKey(host.page, 'Share screen').click();
    await expect(shared(host.page, 'Your screen')).toContainText('Everybody in this call sees your screen.');
    await expect(toolsOf(host.page).getByRole('listitem')).toContainText('Your screen');
    await paintsShared(caller.page, 'Screen of Mei Chen');
    const [large, small] = await Promise.all([
      shared(caller.page, 'Screen of Mei Chen').locator('video').boundingBox(),
      shared(caller.page, 'Mei Chen').boundingBox(),
    ]);
    expect((large?.width ?? 0) * (large?.height ?? 0)).toBeGreaterThan(2 * (small?.width ?? 0) * (small?.height ?? 0));
  });

  await test.step('who comes later, or again, sees it', async () => {
    await caller.page.reload();
    await paintsShared(caller.page, 'Screen of Mei Chen');
  });

  await test.step('it stops from the bar, for everybody', async () => {
    await shared(host.page, 'Your screen').getByRole('button', { name: /^Stop/ }).click();
    await expect(shared(caller.page, 'Screen of Mei Chen')).toBeHidden();
    await expect(shared(host.page, 'Your screen')).toBeHidden();
    expect(await host.page.evaluate(() => window.screens?.every(({ readyState }) => readyState === 'ended'))).toBe(
      true,
    );
  });

  await test.step('the caller’s ends by the browser’s own key, and by the host’s', async () => {
    await opensTools(caller.page);
    await toolKey(caller.page, 'Share screen').click();
    await paintsShared(host.page, theirs);
    await stopsInBrowser(caller.page);
    await expect(shared(host.page, theirs)).toBeHidden();
    await toolKey(caller.page, 'Share screen').click();
    await paintsShared(host.page, theirs);
    await shared(host.page, theirs).getByRole('button', { name: /^Stop/ }).click();
    await expect(shared(caller.page, 'Your screen')).toBeHidden();
    expect(await caller.page.evaluate(() => window.screens?.every(({ readyState }) => readyState === 'ended'))).toBe(
      true,
    );
  });

  await test.step('view only: the caller’s ends and can’t begin again', async () => {
    await toolKey(caller.page, 'Share screen').click();
    await expect(shared(host.page, theirs)).toBeVisible();
    await switches(host.page, 'View only for guests');
    await expect(shared(host.page, theirs)).toBeHidden();
    await expect(toolKey(caller.page, 'Share screen')).toBeDisabled();
    await expect(toolsOf(caller.page)).toContainText('The hosts have set the tools to view only.');
  });

  await end();
});
