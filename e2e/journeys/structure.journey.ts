// Two at a time.
import { startServer } from '@anteroom/testkit';
import type { Locator, Page } from '@playwright/test';
import {
  acceptByMail,
  giveCode,
  giveCredentials,
  isInside,
  linkTo,
  setUpApp,
  signOut,
  type Credentials,
} from '../support/accounts.ts';
import { newAddress } from '../support/colleagues.ts';
import { expect, test } from '../support/journey.ts';
import { emailOf, newPerson } from '../support/people.ts';
import { enterLink } from '../support/rooms.ts';
import { write } from '../support/write.ts';

const phrase = 'a lantern beside the quiet harbour';

test('The operator makes an organisation, its administrator makes the house, and a member comes by e-mail', async ({
  browser,
}) => {
  const astrid: Credentials = { email: 'astrid.vik@sundby.example', password: phrase };
  const bo: Credentials = { email: 'bo.lie@sundby.example', password: `${phrase} again` };
  const server = await startServer({
    environment: { SECOND_FACTOR: 'required' },
    // Before it runs: an embedded database is open to one process alone.
    async before(operator) {
      const made = await operator('organisation', 'create', '--slug', 'sundby', '--name', 'Sundby Hospital');
      expect(made).toBe('Made the organisation Sundby Hospital (sundby).');
      const sent = await operator('administrator', 'invite', '--email', astrid.email, '--organisation', 'sundby');
      expect(sent).toContain(`Sent an invitation to ${astrid.email}.`);
    },
  });
  try {
    const administrator = await newPerson(browser);
    const { page } = administrator;
    const member = await newPerson(browser);

    await test.step('its administrator accepts by e-mail, and sets a second factor up before anything else', async () => {
      await acceptByMail(page, server, astrid, { name: 'Astrid Vik', place: 'Sundby Hospital' });
      await giveCredentials(page, server, astrid);
      await expect(page.getByRole('heading', { name: 'Protect your account' })).toBeVisible();
      await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
      const { app } = await setUpApp(page);
      await isInside(page);
      await signOut(page);
      await giveCredentials(page, server, astrid);
      await giveCode(page, app.code());
      await isInside(page);
    });

    await test.step('she makes two clinics', async () => {
      await page.goto(`${server.url}/organisations/sundby/clinics`);
      await expect(page.getByText('No clinic yet')).toBeVisible();
      for (const name of ['Eye clinic', 'Heart clinic']) await makeClinic(page, name);
      await expect(page.getByRole('list', { name: 'Clinics' }).getByRole('listitem')).toHaveCount(2);
    });

    await test.step('and rooms in one of them', async () => {
      await page.goto(`${server.url}/clinics/eye-clinic/configure/rooms`);
      await makeRoom(page, 'Case meeting', 'meeting');
      await makeRoom(page, 'Glaucoma group', 'group');
    });

    await test.step('she invites a member, who accepts by e-mail and sets up a second factor', async () => {
      await page.goto(`${server.url}/clinics/eye-clinic/team`);
      await page.getByRole('button', { name: 'Invite people' }).click();
      const dialog = page.getByRole('dialog', { name: 'Invite people' });
      await write(dialog.getByLabel('E-mail'), bo.email);
      await dialog.getByText('User room', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
      await expect(dialog.getByRole('status')).toContainText(bo.email);
      await dialog.getByRole('button', { name: 'Done' }).click();
      await expect(invitationOf(page, bo.email)).toContainText('Team member');

      await acceptByMail(member.page, server, bo, { name: 'Bo Lie', place: 'Eye clinic' });
      await giveCredentials(member.page, server, bo);
      await member.page.getByRole('button', { name: 'Set up an authenticator app' }).click();
      await setUpApp(member.page);
      await isInside(member.page);
    });

    await test.step('whose own room appears while he is there', async () => {
      await expect(member.page).toHaveURL(/\/clinics\/eye-clinic\/waiting-area$/);
      await page.goto(`${server.url}/clinics/eye-clinic/configure/rooms`);
      await page.getByRole('button', { name: 'Give a user room' }).click();
      await page.getByRole('button', { name: 'Give Bo Lie a room' }).click();
      await expect(enterLink(member.page, 'Bo Lie')).toBeVisible();
    });

    await test.step('he sees what he may, and nothing else', async () => {
      const column = member.page.getByRole('navigation', { name: 'Clinic' });
      for (const name of ['Case meeting', 'Glaucoma group']) await expect(enterLink(member.page, name)).toBeVisible();
      await expect(column.getByRole('link', { name: 'Team members' })).toBeVisible();
      await expect(column.getByRole('link', { name: 'Configure' })).toHaveCount(0);

      await member.page.goto(`${server.url}/clinics/eye-clinic/team`);
      await expect(member.page.getByText('astrid.vik@sundby.example')).toBeVisible();
      await expect(member.page.getByRole('button', { name: 'Invite people' })).toHaveCount(0);
      await expect(member.page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);

      await member.page.goto(`${server.url}/account/roles`);
      await expect(member.page.getByText('Sundby Hospital · Team member')).toBeVisible();
      await expect(member.page.getByText('Waiting area · Meeting and group rooms · User room')).toBeVisible();

      await member.page.goto(`${server.url}/clinics/eye-clinic/configure/rooms`);
      await expect(member.page.getByRole('heading', { name: 'Settings are for administrators' })).toBeVisible();
      for (const path of ['/clinics/heart-clinic/waiting-area', '/organisations/sundby/people']) {
        await member.page.goto(server.url + path);
        await expect(member.page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
      }
    });

    await Promise.all([administrator, member].map(({ context }) => context.close()));
  } finally {
    await server.close();
  }
});

test('An invitation is sent again, withdrawn, and one that never was afterwards', async ({ browser, server }) => {
  const ingrid = await newPerson(browser);
  const guest = await newPerson(browser);
  const { page } = ingrid;
  const email = newAddress('invited');
  await giveCredentials(page, server, { email: emailOf('Ingrid Solberg'), password: server.password });
  await isInside(page);
  await page.goto(`${server.url}/clinics/cardiology/team`);
  await page.getByRole('button', { name: 'Invite people' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite people' });
  await write(dialog.getByLabel('E-mail'), email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const first = await linkTo(guest.page, server, email);
  const isValid = () => expect(guest.page.getByRole('heading', { name: 'Invitation to Cardiology' })).toBeVisible();
  const isNone = () => expect(guest.page.getByRole('heading', { name: 'This invitation is not valid' })).toBeVisible();

  await test.step('sent again, its first link is dead', async () => {
    await guest.page.goto(first);
    await isValid();
    await page.getByRole('button', { name: `Send the invitation of ${email} again` }).click();
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Sent again, with a new link.');
    await guest.page.goto(first);
    await isNone();
    const second = await linkTo(guest.page, server, email);
    expect(second).not.toBe(first);
    await guest.page.goto(second);
    await isValid();
  });

  await test.step('withdrawn while somebody fills it in, it makes no account', async () => {
    await write(guest.page.getByLabel('Your name'), 'Nobody Yet');
    await write(guest.page.getByLabel('Choose a password'), phrase);
    await page.getByRole('button', { name: `Withdraw the invitation of ${email}` }).click();
    await expect(invitationOf(page, email)).toHaveCount(0);
    await guest.page.getByRole('button', { name: 'Accept and make my account' }).click();
    await expect(guest.page.getByText('This does not exist, or you may not see it.')).toBeVisible();
    await giveCredentials(guest.page, server, { email, password: phrase });
    await expect(guest.page.getByText('The e-mail address or the password is not right.')).toBeVisible();
  });

  await Promise.all([ingrid, guest].map(({ context }) => context.close()));
});

/** Somebody in the list of those who were invited. */
function invitationOf(page: Page, email: string): Locator {
  return page.getByRole('list', { name: 'Invited' }).getByRole('listitem').filter({ hasText: email });
}

async function makeClinic(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create a clinic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a clinic' });
  await write(dialog.getByLabel('Name'), name);
  await dialog.getByRole('button', { name: 'Create a clinic' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('link', { name })).toBeVisible();
}

async function makeRoom(page: Page, name: string, kind: 'meeting' | 'group'): Promise<void> {
  await page.getByRole('button', { name: 'Make a room' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a room' });
  await write(dialog.getByLabel('Name'), name);
  await dialog.getByLabel('Kind').selectOption(kind);
  await dialog.getByRole('button', { name: 'Make', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: `Change ${name}` })).toBeVisible();
}
