// Two at a time.
import { draws, hasStrokes, isPaintedAt, keeps } from '../support/drawn.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { meets, opensTools, paintsShared, shared, toolKey } from '../support/tools.ts';

test('The caller draws over the host’s screen: both see it at the same place, and it goes with the screen', async ({
  browser,
  server,
}) => {
  const { caller, host, end } = await meets(browser, server, callerNamed('Ann', 'Annotate'));
  const [theirs, own] = [shared(caller.page, 'Screen of Mei Chen'), shared(host.page, 'Your screen')];

  await opensTools(host.page);
  await toolKey(host.page, 'Share screen').click();
  await paintsShared(caller.page, 'Screen of Mei Chen');

  await test.step('what is drawn lies over the picture, which goes on', async () => {
    await theirs.getByRole('button', { name: 'Draw on it' }).click();
    await draws(theirs, [0.3, 0.3], [0.7, 0.3]);
    await hasStrokes(own, 1);
    await isPaintedAt(own, [0.5, 0.3]);
    await isPaintedAt(own, [0.5, 0.6], false);
    await paintsShared(caller.page, 'Screen of Mei Chen');
  });

  await test.step('the picture is kept with what is drawn', async () => {
    const { name, bytes } = await keeps(theirs);
    expect(name).toBe('picture.png');
    expect(bytes.length).toBeGreaterThan(2000);
  });

  await test.step('the next screen is clean', async () => {
    await own.getByRole('button', { name: /^Stop/ }).click();
    await expect(theirs).toBeHidden();
    await toolKey(host.page, 'Share screen').click();
    await paintsShared(caller.page, 'Screen of Mei Chen');
    await expect(theirs.getByRole('img', { name: /^Strokes drawn/ })).toHaveCount(0);
  });

  await end();
});
