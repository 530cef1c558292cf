// Needs: chromium, tc, nft
// In the long run.
// By itself, since it changes the network of the machine: a browser beside it would drop what it is loading.
import { endCall } from '../support/call.ts';
import { beginFarCall } from '../support/far-call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames } from '../support/media-probe.ts';

test('On a line that loses a tenth people see and hear each other, and are told what helps', async ({
  browser,
  server,
}) => {
  const call = await beginFarCall(browser, server, callerNamed('Nora', 'Nygaard'));
  const { far, caller, chen } = call;
  const line = caller.page.getByRole('button', { name: 'Connection and quality' });
  try {
    await test.step('a tenth is lost: it is said, and pictures go on', async () => {
      await far.lose(10);
      await expect(line).toContainText(/Your connection is (weak|bad)/);
      await expect(chen.page.getByText('Sound comes first.').first()).toBeVisible();
      await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));
    });

    await test.step('one press away: what helps, and the figures', async () => {
      await line.click();
      const dialog = caller.page.getByRole('dialog', { name: 'Connection and quality' });
      await expect(dialog.getByRole('heading', { name: 'What helps' })).toBeVisible();
      await expect(dialog).toContainText('Move nearer to your router');
      await dialog.getByText('Figures').click();
      const lost = dialog.getByText('Lost on the way here').locator('..').getByRole('definition');
      await expect(lost).toHaveText(/^[1-9][\d.]*%$/);
      await dialog.getByRole('button', { name: 'Done' }).click();
    });

    await test.step('the line is whole again, and nobody did anything', async () => {
      await far.lose(0);
      await expect(line).toContainText('Your connection is good');
      await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));
    });

    await endCall(chen.page);
    await expect(caller.page).toHaveURL(/\/thanks$/);
  } finally {
    await call.close();
  }
});
