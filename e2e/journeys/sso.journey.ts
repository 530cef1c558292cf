// Two at a time.
import { randomUUID } from 'node:crypto';
import { startIdentityProvider, type IdentityProvider } from '@anteroom/testkit/identity-provider';
import type { Page } from '@playwright/test';
import { isInside } from '../support/accounts.ts';
import { expect, test } from '../support/journey.ts';
import { emailOf, newPerson } from '../support/people.ts';
import { write } from '../support/write.ts';

/** Goes the whole way to the provider and back, from the organisation's own address. */
async function signOn(page: Page, url: string, user: string): Promise<void> {
  await page.goto(`${url}/sign-in/nordby`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await write(page.getByLabel('User'), user);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/clinics$/);
  await isInside(page);
}

async function personOf(page: Page, url: string): Promise<unknown> {
  const me: unknown = await (await page.request.get(`${url}/api/me`)).json();
  return typeof me === 'object' && me !== null && 'personId' in me ? me.personId : null;
}

test('an organisation sets its single sign-on up, and its people come by it', async ({ browser, server }) => {
  const user = `mei-${randomUUID()}`;
  const administrator = await newPerson(browser);
  const providers: IdentityProvider[] = [];

  await test.step('its administrator connects the provider', async () => {
    const { page } = administrator;
    await page.goto(`${server.url}/sign-in`);
    await write(page.getByLabel('E-mail'), emailOf('Ingrid Solberg'));
    await write(page.getByLabel('Password', { exact: true }), server.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/(clinics|organisations)/);
    await page.goto(`${server.url}/organisations/nordby/configure/single-sign-on`);
    const redirect = await page.locator('.our-addresses code').first().textContent();
    const started = await startIdentityProvider({ redirects: [redirect ?? ''] });
    providers.push(started);
    started.people.set(user, { email: `${user}@sso.example`, email_verified: true, name: 'Mei Lindgren' });

    await write(page.getByLabel('Issuer'), started.url);
    await write(page.getByLabel('Client ID'), started.clientId);
    await write(page.getByLabel('Client secret'), started.clientSecret);
    await page.getByRole('button', { name: 'Try the provider' }).click();
    await expect(page.getByText('The provider answers as it should.')).toBeVisible();
    await write(page.getByLabel('E-mail domains of the organisation'), 'sso.example');
    await page.getByText('Everybody with an e-mail address of these domains').click();
    const isOn = page.getByRole('switch', { name: /own sign-in/ });
    if (!(await isOn.isChecked())) await page.locator('.switch-row').first().click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('A secret is set.')).toBeVisible();
  });

  const first = await newPerson(browser);
  await test.step('somebody comes for the first time', async () => {
    await signOn(first.page, server.url, user);
    await expect(first.page.getByText('Mei Lindgren').first()).toBeVisible();
  });

  await test.step('the second time it is the same person, found by the domain', async () => {
    const second = await newPerson(browser);
    const { page } = second;
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole('link', { name: 'Sign in with your organisation' }).click();
    await write(page.getByLabel('E-mail domain or short name'), 'sso.example');
    await page.getByRole('button', { name: 'Continue' }).click();
    await write(page.getByLabel('User'), user);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(/\/clinics$/);
    expect(await personOf(page, server.url)).toBe(await personOf(first.page, server.url));
    await second.context.close();
  });

  await test.step('while the provider is down a plain page says so, and shows the way out', async () => {
    for (const provider of providers) provider.fall(true);
    const third = await newPerson(browser);
    const { page } = third;
    await page.goto(`${server.url}/sign-in/nordby`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('Your organisation’s sign-in can’t be reached at the moment.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await page.getByRole('link', { name: 'Sign in with e-mail and password' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
    await third.context.close();
  });

  await test.step('switched off, whoever came by it is out', async () => {
    const { page } = administrator;
    await page.locator('.switch-row').first().click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => personOf(first.page, server.url)).toBeNull();
  });

  await first.context.close();
  await administrator.context.close();
  for (const provider of providers) await provider.close();
});
