// Needs: chromium, tc, nft
// In the long run.
// By itself, since it changes the network of the machine: a browser beside it would drop what it is loading.
import { endCall } from '../support/call.ts';
import { beginFarCall } from '../support/far-call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames } from '../support/media-probe.ts';

/** How long the line is cut, in milliseconds. */
const cut = 20_000;

test('A line that is cut for twenty seconds is told of, and comes back by itself', async ({ browser, server }) => {
  const call = await beginFarCall(browser, server, callerNamed('Otto', 'Olsen'));
  const { far, caller, chen } = call;
  const both = [caller.page, chen.page];
  const lost = /The connection to .* is lost|There is no connection to/;
  try {
    await test.step('cut: both are told, and nobody is thrown out', async () => {
      await far.lose(100);
      const since = Date.now();
      await Promise.all(both.map((page) => expect(page.getByText(lost)).toBeVisible()));
      await expect.poll(() => Date.now() - since, { timeout: 2 * cut }).toBeGreaterThan(cut);
      await Promise.all(both.map((page) => expect(page.getByText(lost)).toBeVisible()));
    });

    await test.step('mended: they see each other again', async () => {
      await far.lose(0);
      await Promise.all(both.map((page) => expect(page.getByText(lost)).toBeHidden()));
      await Promise.all(both.map((page) => seesFrames(page)));
    });

    await endCall(chen.page);
    await expect(caller.page).toHaveURL(/\/thanks$/);
  } finally {
    await call.close();
  }
});
