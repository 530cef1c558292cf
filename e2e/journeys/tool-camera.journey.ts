// Two at a time.
import { callerNamed, expect, test } from '../support/journey.ts';
import { meets, opensTools, paintsShared, shared, toolKey } from '../support/tools.ts';

test('A second camera is chosen, seen large by both, and switched off', async ({ browser, server }) => {
  const name = callerNamed('Cem', 'Camera');
  const theirs = `Second camera of ${name.first} ${name.last}`;
  const { caller, host, end } = await meets(browser, server, name);

  await test.step('the caller thinks better of it once, then chooses a camera', async () => {
    await opensTools(caller.page);
    await toolKey(caller.page, 'Second camera').click();
    const question = caller.page.getByRole('dialog', { name: 'Second camera' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    await toolKey(caller.page, 'Second camera').click();
    await expect(question.getByLabel('Camera').getByRole('option')).not.toHaveCount(0);
    await question.getByRole('button', { name: 'Show it' }).click();
    await expect(question).toBeHidden();
  });

  await test.step('both see it, beside the people', async () => {
    await Promise.all([paintsShared(host.page, theirs), paintsShared(caller.page, 'Your second camera')]);
    await expect(shared(host.page, `${name.first} ${name.last}`)).toBeVisible();
  });

  await test.step('a screen takes its place: each shows one picture', async () => {
    await toolKey(caller.page, 'Share screen').click();
    await paintsShared(host.page, `Screen of ${name.first} ${name.last}`);
    await expect(shared(host.page, theirs)).toBeHidden();
  });

  await end();
});
