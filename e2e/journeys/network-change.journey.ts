// Needs: chromium, tc, nft
// In the long run.
// By itself, since it changes the network of the machine: a browser beside it would drop what it is loading.
import { endCall } from '../support/call.ts';
import { beginFarCall } from '../support/far-call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames } from '../support/media-probe.ts';

test('Whoever comes into another network is seen and heard again, without a word', async ({ browser, server }) => {
  const call = await beginFarCall(browser, server, callerNamed('Pia', 'Poulsen'));
  const { far, caller, chen } = call;
  const both = [caller.page, chen.page];
  try {
    for (const where of ['the next network', 'the one after it']) {
      await test.step(`in ${where} all goes on`, async () => {
        await far.move();
        await expect(caller.page.getByText('Connections are being renewed by themselves.')).toBeVisible();
        await Promise.all(both.map((page) => seesFrames(page)));
        await expect(caller.page.getByText('Connections are being renewed by themselves.')).toBeHidden();
      });
    }

    await test.step('it is the connection of before', async () => {
      expect(await Promise.all(both.map((page) => page.evaluate(() => window.probe?.open())))).toEqual([1, 1]);
    });

    await endCall(chen.page);
    await expect(caller.page).toHaveURL(/\/thanks$/);
  } finally {
    await call.close();
  }
});
