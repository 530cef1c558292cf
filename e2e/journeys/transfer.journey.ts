// Needs: postgres
// Two at a time.
import { routes } from '@anteroom/protocol';
import { startServer, type TestServer } from '@anteroom/testkit';
import type { Browser } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { createTemporaryDatabase, type TemporaryDatabase } from '../support/database.ts';
import { apiAs } from '../support/demo-api.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import {
  arrive,
  emailOf,
  join,
  newPerson,
  openDashboard,
  rowOf,
  type CallerName,
  type Person,
} from '../support/people.ts';
import {
  handOver,
  isHandedOver,
  letOffersExpire,
  offerOf,
  openTransfer,
  setForClinic,
  transferDialog,
} from '../support/transfers.ts';
import { write } from '../support/write.ts';

// A hospital of its own: who may transfer where is set here. On PostgreSQL, since a second organisation is made by the
// operator beside the server, and offers are let expire in the database.
let database: TemporaryDatabase;
let server: TestServer;
test.beforeAll(async () => {
  const postgres = process.env['ANTEROOM_TEST_POSTGRES_URL'];
  if (postgres === undefined) throw new Error('ANTEROOM_TEST_POSTGRES_URL is not set.');
  database = await createTemporaryDatabase(postgres);
  const environment = { DATABASE_URL: database.url, SECRET: randomBytes(32).toString('base64url') };
  server = await startServer({ environment });
});
test.afterAll(async () => {
  await server.close();
  await database.drop();
});

/** Staff at the dashboard of a clinic. */
async function staffAt(browser: Browser, clinic: string, name: string): Promise<Person> {
  const person = await newPerson(browser);
  await takeSmallPictures(person.context);
  await openDashboard(person.page, server, clinic, emailOf(name));
  return person;
}

async function callerAt(browser: Browser, clinic: string, name: CallerName): Promise<Person> {
  const person = await newPerson(browser);
  await takeSmallPictures(person.context);
  await arrive(person.page, server, clinic, name);
  return person;
}

test('A caller is handed from clinic to clinic, and never asked again', async ({ browser }) => {
  const karin = await apiAs(server, 'Karin Lund');
  const { clinics } = routes.me.reply.parse(await karin.get(routes.me.path));
  const physiotherapy = clinics.find(({ slug }) => slug === 'physiotherapy')?.id ?? '';
  await karin.post(routes.inviteToClinic.path.replace(':clinicId', physiotherapy), {
    email: emailOf('Mei Chen'),
    role: 'service-referrer',
    permissions: { waitingArea: false, meetingRooms: false, userRoom: false },
    locale: 'en',
  });
  const mei = await staffAt(browser, 'renal', 'Mei Chen');
  const pawel = await staffAt(browser, 'physiotherapy', 'Pawel Nowak');
  const name = { ...callerNamed('Tilda', 'Torp'), phone: '070 555 01 44' };
  const tilda = await callerAt(browser, 'renal', name);
  const row = rowOf(mei.page, name);
  const here = tilda.page;

  await test.step('where the destination asks for nothing, they are there at once, with what they typed', async () => {
    await handOver(await openTransfer(mei.page, name), 'Physiotherapy', 'Walks with a stick.');
    await expect(row).toHaveCount(0);
    await expect(rowOf(pawel.page, name)).toContainText('From Renal clinic: Walks with a stick.');
    await isHandedOver(here, 'Physiotherapy', 'physiotherapy');
    await expect(here.getByText('Renal clinic has handed you over to Physiotherapy.')).toBeVisible();
    await here.reload();
    await isHandedOver(here, 'Physiotherapy', 'physiotherapy');
    // The link of the first clinic leads to where they are.
    await here.goto(`${server.url}/c/renal`);
    await isHandedOver(here, 'Physiotherapy', 'physiotherapy');
    await rowOf(pawel.page, name)
      .getByRole('button', { name: /^More for/ })
      .click();
    await pawel.page.getByRole('menuitem', { name: 'Edit name and phone …' }).click();
    await expect(pawel.page.getByRole('textbox', { name: 'Phone' })).toHaveValue(name.phone);
    await pawel.page.keyboard.press('Escape');
  });
  await tilda.context.close();

  await setForClinic(karin, 'physiotherapy', {
    key: 'transferAcceptance',
    value: { isNeeded: true, expiresAfterMinutes: 15 },
  });
  const asked = callerNamed('Ulf', 'Uhr');
  const ulf = await callerAt(browser, 'renal', asked);
  const offered = rowOf(mei.page, asked);
  const offer = offerOf(pawel.page, asked);
  const ask = async (note: string): Promise<void> => {
    await handOver(await openTransfer(mei.page, asked), 'Physiotherapy', note);
    await expect(offered).toContainText('Offered to Physiotherapy');
    await expect(offer).toContainText(note);
    await expect(ulf.page.getByText('We are asking Physiotherapy whether they can see you.')).toBeVisible();
  };
  const stays = () => expect(ulf.page.getByText('You stay with Renal clinic.')).toBeVisible();

  await test.step('declined: the sender reads why, the caller that they stay', async () => {
    await ask('Fell last week.');
    await offer.getByRole('button', { name: /^Decline/ }).click();
    const dialog = pawel.page.getByRole('dialog');
    await write(dialog.getByLabel('Reason'), 'Nobody is free today.');
    await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
    await expect(offered).toContainText('Physiotherapy declined: Nobody is free today.');
    await stays();
    await expect(offer).toHaveCount(0);
  });

  await test.step('withdrawn by the sender', async () => {
    await ask('Please look again.');
    await offered.getByRole('button', { name: /^Withdraw/ }).click();
    await expect(offer).toHaveCount(0);
    await stays();
  });

  await test.step('expired, because nobody has answered', async () => {
    await ask('Anybody there?');
    await letOffersExpire(database.url);
    await expect(offered).toContainText('Physiotherapy didn’t answer');
    await expect(offer).toHaveCount(0);
    await stays();
  });

  await test.step('in mid-call: offered from the call, accepted, and seen by the other clinic', async () => {
    await join(mei.page, asked);
    await Promise.all([seesFrames(mei.page), seesFrames(ulf.page)]);
    await mei.page.getByRole('button', { name: `More for ${asked.first} ${asked.last}` }).click();
    await mei.page.getByRole('menuitem', { name: 'Transfer …' }).click();
    await handOver(transferDialog(mei.page, asked), 'Physiotherapy', 'We have talked.');
    await expect(offer).toContainText('We have talked.');
    await seesFrames(ulf.page);
    await offer.getByRole('button', { name: /^Accept/ }).click();
    await expect(mei.page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await isHandedOver(ulf.page, 'Physiotherapy', 'physiotherapy');
    await join(pawel.page, asked);
    await Promise.all([seesFrames(pawel.page), seesFrames(ulf.page)]);
  });
  await Promise.all([mei, pawel, ulf].map(({ context }) => context.close()));
});

test('Between organisations both have to allow it', async ({ browser }) => {
  await server.operator('organisation', 'create', '--slug', 'vestby', '--name', 'Vestby Hospital');
  const where = ['--organisation', 'vestby', '--slug', 'skin', '--name', 'Skin clinic'];
  await server.operator('clinic', 'create', ...where, '--time-zone', 'Europe/Oslo', '--emergency-number', '113');
  await server.operator('member', 'create', '--email', emailOf('Amira Haddad'), '--clinic', 'skin');
  await server.operator('member', 'create', '--email', emailOf('Lars Holm'), '--clinic', 'skin', '--administrator');
  const lars = await apiAs(server, 'Lars Holm');
  const name = callerNamed('Vera', 'Voss');
  const vera = await callerAt(browser, 'cardiology', name);
  const amira = await staffAt(browser, 'cardiology', 'Amira Haddad');

  const finds = async (isThere: boolean): Promise<void> => {
    const dialog = await openTransfer(amira.page, name);
    const choice = dialog.getByRole('button', { name: 'Choose Skin clinic' });
    await expect(choice.or(dialog.locator('.empty'))).toBeVisible();
    await expect(choice).toHaveCount(isThere ? 1 : 0);
    if (isThere) return;
    await amira.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await amira.page.reload();
  };
  await finds(false);
  const across = (sends: boolean, receives: boolean) =>
    ({ key: 'transfersAcross', value: { sends, receives } }) as const;
  await setForClinic(lars, 'cardiology', across(true, false));
  await finds(false);
  await setForClinic(lars, 'skin', across(false, true));
  await finds(true);
  await handOver(transferDialog(amira.page, name), 'Skin clinic', 'A rash on both arms.');
  await isHandedOver(vera.page, 'Skin clinic', 'skin');
  await expect(vera.page.locator('.top .clinic')).toContainText('Vestby Hospital');
  await expect(vera.page.locator('.emergency')).toContainText('113');
  await expect(rowOf(amira.page, name)).toHaveCount(0);
  await Promise.all([vera, amira].map(({ context }) => context.close()));
});
