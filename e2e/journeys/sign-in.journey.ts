// Two at a time.
import { routes } from '@anteroom/protocol';
import {
  chooseInMenu,
  giveCode,
  giveCredentials,
  isInside,
  isRefused,
  linkTo,
  setUpApp,
  signOut,
} from '../support/accounts.ts';
import { addColleague, newAddress } from '../support/colleagues.ts';
import { expect, test } from '../support/journey.ts';
import { newPerson } from '../support/people.ts';
import { write } from '../support/write.ts';

test('A code of the app and a backup code open the door once each, and a wrong code does not', async ({
  browser,
  server,
}) => {
  const own = await addColleague(server, 'renal', 'Una Voss');
  const una = await newPerson(browser);
  const { page } = una;
  await giveCredentials(page, server, own);
  await isInside(page);
  await page.goto(`${server.url}/account`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const { app, backupCodes } = await setUpApp(page);
  await expect(page.getByText('10 backup codes are left')).toBeVisible();
  const again = async (): Promise<void> => {
    await signOut(page);
    await giveCredentials(page, server, own);
  };

  await test.step('the app’s code', async () => {
    await again();
    await giveCode(page, app.wrongCode());
    await isRefused(page, 'code');
    const code = app.code();
    await giveCode(page, code);
    await isInside(page);
    await again();
    await giveCode(page, code);
    await isRefused(page, 'code');
  });

  await test.step('a backup code', async () => {
    const [first = '', second = ''] = backupCodes;
    await giveCode(page, first, 'backup');
    await isInside(page);
    await again();
    await giveCode(page, first, 'backup');
    await isRefused(page, 'code');
    await giveCode(page, second, 'backup');
    await isInside(page);
    await page.goto(`${server.url}/account`);
    await expect(page.getByText('8 backup codes are left')).toBeVisible();
  });
  await una.context.close();
});

test('A page in which nobody does anything locks, and goes on with the password', async ({ browser, server }) => {
  const own = await addColleague(server, 'renal', 'Ida Lock');
  const ida = await newPerson(browser);
  const { page } = ida;
  await page.clock.install();
  await giveCredentials(page, server, own);
  await isInside(page);
  await page.goto(`${server.url}/account`);
  await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
  const locked = page.getByRole('heading', { name: 'Locked' });

  await test.step('after a quarter of an hour it is covered, also for whoever loads it again', async () => {
    const told = page.waitForResponse((answer) => answer.url().endsWith(routes.lock.path));
    await page.clock.fastForward('15:10');
    await expect(locked).toBeVisible();
    await expect(page.locator('#app')).toBeHidden();
    await told;
    await page.reload();
    await expect(locked).toBeVisible();
  });

  await test.step('a wrong password leaves it locked, the right one opens it', async () => {
    await write(page.getByLabel('Password', { exact: true }), 'not my password at all');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await isRefused(page, 'password');
    await write(page.getByLabel('Password', { exact: true }), own.password);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
    await expect(locked).toHaveCount(0);
  });
  await ida.context.close();
});

test('A forgotten password is chosen anew by e-mail, and whoever had the old one is out', async ({
  browser,
  server,
}) => {
  const own = await addColleague(server, 'renal', 'Rolf Forgot');
  const inside = await newPerson(browser);
  const rolf = await newPerson(browser);
  const { page } = rolf;
  await giveCredentials(inside.page, server, own);
  await expect(inside.page).toHaveURL(/\/clinics\/renal\/waiting-area$/);
  const ask = async (email: string): Promise<void> => {
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await write(page.getByLabel('E-mail'), email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('If there is an account with this address')).toBeVisible();
  };

  await test.step('whoever asks learns nothing about who has an account', async () => {
    await ask(newAddress('nobody'));
    await ask(own.email);
  });
  const renewed = 'seven umbrellas under one bridge';

  await test.step('the link of the letter sets another password, once', async () => {
    await expect.poll(() => linkTo(page, server, own.email)).toContain('/reset/');
    const link = await linkTo(page, server, own.email);
    const set = async (): Promise<void> => {
      await page.goto(link);
      await write(page.getByLabel('New password', { exact: true }), renewed);
      await page.getByRole('button', { name: 'Set password' }).click();
    };
    await set();
    await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
    await set();
    await expect(page.getByText('This link is not valid any more.')).toBeVisible();
  });

  await test.step('the page that was open is out, and the old password lets nobody in', async () => {
    await expect(inside.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await giveCredentials(inside.page, server, own);
    await expect(inside.page.getByText('The e-mail address or the password is not right.')).toBeVisible();
    await giveCredentials(page, server, { ...own, password: renewed });
    await isInside(page);
  });
  await Promise.all([inside, rolf].map(({ context }) => context.close()));
});

test('Somebody sees where they are signed in, and ends what they don’t use', async ({ browser, server }) => {
  const own = await addColleague(server, 'renal', 'Olga Many');
  const here = await newPerson(browser);
  const ward = await newPerson(browser);
  const home = await newPerson(browser);
  for (const { page } of [ward, home, here]) {
    await giveCredentials(page, server, own);
    await expect(page).toHaveURL(/\/clinics\/renal\/waiting-area$/);
  }
  const { page } = here;
  await chooseInMenu(page, 'My account');
  const others = page.locator('.account-list').getByRole('button', { name: /^Sign out / });
  await expect(others).toHaveCount(2);
  const isOut = (other: typeof page) => expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await test.step('one of them is ended: its page is out at once', async () => {
    // The newest comes first.
    await others.first().click();
    await expect(others).toHaveCount(1);
    await isOut(home.page);
    await expect(ward.page).toHaveURL(/\/clinics\/renal\/waiting-area$/);
  });

  await test.step('all the others are, and this one goes on', async () => {
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(others).toHaveCount(0);
    await isOut(ward.page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
  });
  await Promise.all([here, ward, home].map(({ context }) => context.close()));
});
