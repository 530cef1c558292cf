// Two at a time.
import { routes } from '@anteroom/protocol';
import { apiAs } from '../support/demo-api.ts';
import { expect, test, callerNamed } from '../support/journey.ts';
import { emailOf, newPerson, openDashboard, rowOf, waits } from '../support/people.ts';
import { linkSentBy } from '../support/mailbox.ts';
import { write } from '../support/write.ts';

const minute = 60_000;

test('A scheduled link is early, opens at its time for one device, and is gone when it is revoked', async ({
  browser,
  server,
}) => {
  const lars = await apiAs(server, 'Lars Holm');
  const { clinics } = routes.me.reply.parse(await lars.get(routes.me.path));
  const links = `/api/clinics/${clinics[0]?.id ?? ''}/caller-links`;
  const make = async (startsAt: number, lateMinutes = 60) => {
    const body = { kind: 'scheduled', startsAt, earlyMinutes: 15, lateMinutes, note: 'Demo' };
    const { id, path } = routes.makeCallerLink.reply.parse(await lars.post(links, body));
    return { id, address: `${server.url}${path ?? ''}` };
  };
  const caller = await newPerson(browser);
  const other = await newPerson(browser);
  const name = callerNamed('Selma', 'Timely');

  await test.step('too early it says when, as clocks stand in the clinic', async () => {
    const { address } = await make(Date.now() + 60 * minute);
    await caller.page.goto(address);
    await expect(caller.page.getByRole('heading', { name: 'You are early' })).toBeVisible();
    await expect(caller.page.getByText('You can come in from:')).toContainText(/\d{1,2}:\d{2}/);
  });

  const { id, address } = await make(Date.now());
  await test.step('on time it is the set-up page, and its address is gone from the waiting page', async () => {
    await caller.page.goto(address);
    await caller.page.getByLabel('First name').fill(name.first);
    await caller.page.getByLabel('Last name').fill(name.last);
    await caller.page.getByRole('button', { name: 'Continue' }).click();
    await caller.page.getByRole('button', { name: 'Go on without a camera' }).click();
    await waits(caller.page);
    expect(new URL(caller.page.url()).pathname).toBe('/c/cardiology/wait');
  });

  await test.step('the same device comes back to its place, another doesn’t', async () => {
    await caller.page.goto(address);
    await waits(caller.page);
    await other.page.goto(address);
    await expect(other.page.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  });

  await test.step('revoked it is one that never was, and who is inside stays', async () => {
    await lars.post(`${links}/${id}/revoke`, {});
    await other.page.goto(address);
    await expect(other.page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await caller.page.goto(`${server.url}/c/cardiology`);
    await waits(caller.page);
    await caller.page.goto(`${server.url}/c/cardiology/start-again`);
    await caller.page.getByRole('button', { name: 'Start again' }).click();
    await expect(caller.page.getByLabel('First name')).toBeVisible();
  });
  await Promise.all([caller, other].map(({ context }) => context.close()));
});

test('A professional fills in a caller’s details, sends the link, and both devices of the caller are in one place', async ({
  browser,
  server,
}) => {
  const lars = await newPerson(browser);
  const phone = await newPerson(browser);
  const tablet = await newPerson(browser);
  const name = callerNamed('Olga', 'Personal');
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));

  const link = await test.step('they make the link and send it by e-mail, in German', async () => {
    await lars.page.goto(`${server.url}/clinics/cardiology/links`);
    await lars.page.getByText('Personal', { exact: true }).click();
    await lars.page.getByRole('button', { name: 'Make a link' }).click();
    await write(lars.page.getByLabel('First name'), name.first);
    await write(lars.page.getByLabel('Last name'), name.last);
    await lars.page.getByRole('button', { name: 'Make the link' }).click();
    const dialog = lars.page.getByRole('dialog', { name: 'Share this link' });
    await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    await dialog.getByLabel('Language of the message').selectOption('de');
    await expect(dialog.getByText('Sie sind zu einer Videosprechstunde')).toBeVisible();
    await write(dialog.getByLabel('Send it by e-mail to'), 'olga@demo.anteroom.example');
    const sent = await linkSentBy(lars.page.request, server, '/l/', async () => {
      await dialog.getByRole('button', { name: 'Send', exact: true }).click();
      await expect(lars.page.getByRole('region', { name: 'Notices' }).getByText('The link is sent.')).toBeVisible();
    });
    await dialog.getByText('Text message', { exact: true }).click();
    await write(dialog.getByLabel('Send it by a text message to'), '+46 70 174 06 05');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    const phone = async () => (await lars.page.request.get(`${server.url}/phone`)).text();
    await expect.poll(phone).toContain(sent);
    await lars.page.keyboard.press('Escape');
    await expect(lars.page.getByText(`${name.first} ${name.last}`)).toBeVisible();
    return sent;
  });
  expect(link).not.toMatch(new RegExp(`${name.first}|Personal|cardiology`));

  await test.step('it opens straight in the waiting area, on both devices in the same place', async () => {
    await phone.page.goto(link);
    await waits(phone.page);
    await tablet.page.goto(link);
    await waits(tablet.page);
    await expect(phone.page.getByText('We join you here')).toHaveCount(0);
    await lars.page.goto(`${server.url}/clinics/cardiology/waiting-area`);
    await expect(rowOf(lars.page, name)).toHaveCount(1);
  });

  await test.step('after they were taken out, the link says that it has been used', async () => {
    await rowOf(lars.page, name).getByRole('button', { name: /^More/ }).click();
    await lars.page.getByRole('menuitem', { name: 'Remove' }).click();
    await lars.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(rowOf(lars.page, name)).toHaveCount(0);
    await phone.page.goto(link);
    await expect(phone.page.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  });
  await Promise.all([lars, phone, tablet].map(({ context }) => context.close()));
});
