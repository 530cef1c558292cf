// Needs: postgres
// Two at a time.
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, startServer, valueOf, type TestServer } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { createTemporaryDatabase, type TemporaryDatabase } from '../support/database.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard, rowOf } from '../support/people.ts';
import { arriveRaw } from '../support/raw-callers.ts';
import { keepReceived, receivedBy } from '../support/received.ts';
import { enterLink, enterRoom } from '../support/rooms.ts';
import { watchAs } from '../support/staff-wire.ts';
import { openTeam, removeFromTeam, setPermission, setRole } from '../support/team.ts';
import { write } from '../support/write.ts';

// A hospital of its own: whose roles change here work in no other journey. On PostgreSQL, since the operator's command line
// runs beside the server: the embedded database takes one process at a time.
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

const column = (page: Page) => page.getByRole('navigation', { name: 'Clinic' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

test('A permission is taken and given while the pages that need it are open', async ({ browser }) => {
  const karin = await newPerson(browser);
  const pawel = await newPerson(browser);
  await takeSmallPictures(pawel.context);
  await keepReceived(pawel.context);
  await openDashboard(karin.page, server, 'physiotherapy', emailOf('Karin Lund'));
  await openTeam(karin.page, server, 'physiotherapy');
  await openDashboard(pawel.page, server, 'physiotherapy', emailOf('Pawel Nowak'));
  const sara = await watchAs(server, 'Sara Lindqvist', 'physiotherapy');
  const { rooms } = valueOf(await sara.page.request(toServer.watchRooms, { clinicId: sara.clinicId }));
  const roomId = rooms.find(({ name }) => name === 'Case meeting')?.id;
  if (roomId === undefined) throw new Error('There is no such room.');
  const place = column(pawel.page).getByRole('link', { name: /^Waiting area/ });
  const caseMeeting = pawel.page.locator('.side-room').filter({ hasText: 'Case meeting' });
  const early = callerNamed('Alma', 'Early');
  const late = callerNamed('Bo', 'Unheard');

  await test.step('without the waiting area the dashboard closes, and says why', async () => {
    await arriveRaw(server, 'physiotherapy', early);
    await expect(rowOf(pawel.page, early)).toContainText('Waiting');
    await expect(place).toBeVisible();
    await setPermission(karin.page, 'Pawel Nowak', 'Waiting area', false);
    await expect(heading(pawel.page, 'You may no longer see this waiting area')).toBeVisible();
    await expect(place).toHaveCount(0);
  });

  await test.step('nothing more of it comes to the page', async () => {
    await sara.rows();
    await arriveRaw(server, 'physiotherapy', late);
    await sara.page.next(toClient.waitingAreaChanged, ({ changed }) =>
      changed.some(({ lastName }) => lastName === late.last),
    );
    // Told after it, on the same socket.
    await sara.page.request(toServer.enterRoom, { roomId });
    await expect(caseMeeting).toContainText(/1 of (6|20)/);
    const received = await receivedBy(pawel.page);
    expect(received).toContain(early.last);
    expect(received).not.toContain(late.last);
  });

  await test.step('with it they are back, and sign in nowhere', async () => {
    await setPermission(karin.page, 'Pawel Nowak', 'Waiting area', true);
    await expect(rowOf(pawel.page, late)).toContainText('Waiting');
    await expect(place).toBeVisible();
  });

  await test.step('without the rooms they are out of the one that they are in', async () => {
    await enterRoom(pawel.page, 'Case meeting');
    await sara.page.next(toClient.callChanged, ({ participants }) => participants.length === 2);
    await setPermission(karin.page, 'Pawel Nowak', 'Meeting and group rooms', false);
    await sara.page.next(toClient.callChanged, ({ participants }) => participants.length === 1);
    await expect(heading(pawel.page, 'You may not enter rooms here')).toBeVisible();
    await expect(caseMeeting).toHaveCount(0);
    const wire = await watchAs(server, 'Pawel Nowak', 'physiotherapy');
    expect(codeIn(await wire.page.request(toServer.enterRoom, { roomId }))).toBe('forbidden');
    wire.close();
  });

  await test.step('with them they see live who is inside, and go in', async () => {
    await setPermission(karin.page, 'Pawel Nowak', 'Meeting and group rooms', true);
    await expect(caseMeeting).toContainText('1 of 6');
    await expect(enterLink(pawel.page, 'Case meeting')).toBeVisible();
    await enterRoom(pawel.page, 'Case meeting');
    await sara.page.next(toClient.callChanged, ({ participants }) => participants.length === 2);
  });
  sara.close();
  await Promise.all([karin, pawel].map(({ context }) => context.close()));
});

test('A clinic administrator becomes a team member: Configure goes, and a change is refused', async ({ browser }) => {
  const ingrid = await newPerson(browser);
  const sara = await newPerson(browser);
  await openDashboard(ingrid.page, server, 'physiotherapy', emailOf('Ingrid Solberg'));
  await openTeam(ingrid.page, server, 'physiotherapy');
  await openDashboard(sara.page, server, 'physiotherapy', emailOf('Sara Lindqvist'));
  const configure = column(sara.page).getByRole('link', { name: 'Configure' });
  const number = sara.page.getByLabel('Emergency number', { exact: true });

  await test.step('the role comes, and its pages with it', async () => {
    await expect(configure).toHaveCount(0);
    await setRole(ingrid.page, 'Sara Lindqvist', 'Clinic administrator');
    await configure.click();
    await expect(number).toHaveValue('112');
    await write(number, '118');
    await expect(sara.page.getByRole('button', { name: 'Save changes' })).toBeVisible();
  });

  await test.step('it goes, in the middle of a change', async () => {
    await setRole(ingrid.page, 'Sara Lindqvist', 'Team member');
    await expect(heading(sara.page, 'Settings are for administrators')).toBeVisible();
    await expect(configure).toHaveCount(0);
    await expect(number).toHaveCount(0);
  });

  await test.step('the server refuses what the page doesn’t offer any more', async () => {
    const setting = { key: 'emergencyNumber', value: '118' };
    const answer = await sara.page.request.post(`${server.url}/api/clinics/physiotherapy/settings`, {
      data: { set: [{ setting, revision: 0 }], inherit: [] },
      headers: { origin: server.url },
    });
    expect(await answer.json()).toEqual({ error: { code: 'forbidden' } });
    await sara.page.goto(`${server.url}/c/physiotherapy`);
    await expect(sara.page.locator('.emergency')).toContainText('112');
  });
  await Promise.all([ingrid, sara].map(({ context }) => context.close()));
});

test('A member is taken off the team in the middle of a call: they are out, and the caller is on hold', async ({
  browser,
}) => {
  const [henrik, chen, chenElsewhere, alice] = await Promise.all([1, 2, 3, 4].map(() => newPerson(browser)));
  if (henrik === undefined || chen === undefined || chenElsewhere === undefined || alice === undefined)
    throw new Error('Somebody has no browser.');
  for (const { context } of [chen, alice]) await takeSmallPictures(context);
  await openDashboard(henrik.page, server, 'renal', emailOf('Henrik Dahl'));
  await openTeam(henrik.page, server, 'renal');
  for (const { page } of [chen, chenElsewhere]) await openDashboard(page, server, 'renal', emailOf('Mei Chen'));
  const name = callerNamed('Alice', 'Ashdown');
  await arrive(alice.page, server, 'renal', name);
  await join(chen.page, name);
  await Promise.all([seesFrames(alice.page), seesFrames(chen.page)]);

  await removeFromTeam(henrik.page, 'Mei Chen');
  await isOnHold(alice.page);
  for (const { page } of [chen, chenElsewhere]) {
    await expect(heading(page, 'You no longer belong to this clinic')).toBeVisible();
    await page.goto(`${server.url}/clinics/renal/waiting-area`);
    await expect(heading(page, 'There is no such page')).toBeVisible();
  }
  await Promise.all([henrik, chen, chenElsewhere, alice].map(({ context }) => context.close()));
});

test('The operator closes an account in the middle of a call: it is signed out everywhere, and the caller is on hold', async ({
  browser,
}) => {
  const [lars, amira, amiraElsewhere, nils] = await Promise.all([1, 2, 3, 4].map(() => newPerson(browser)));
  if (lars === undefined || amira === undefined || amiraElsewhere === undefined || nils === undefined)
    throw new Error('Somebody has no browser.');
  for (const { context } of [amira, nils]) await takeSmallPictures(context);
  const email = emailOf('Amira Haddad');
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  for (const { page } of [amira, amiraElsewhere]) await openDashboard(page, server, 'cardiology', email);
  const name = callerNamed('Nils', 'Nyberg');
  await arrive(nils.page, server, 'cardiology', name);
  await join(amira.page, name);
  await Promise.all([seesFrames(nils.page), seesFrames(amira.page)]);

  await test.step('closed: every page of hers is at the door, and it stays shut', async () => {
    await server.operator('account', 'disable', '--email', email);
    for (const { page } of [amira, amiraElsewhere]) await expect(page).toHaveURL(/\/sign-in/);
    await isOnHold(nils.page);
    await expect(rowOf(lars.page, name)).toContainText('On hold');
    const { page } = amira;
    await write(page.getByLabel('E-mail'), email);
    await write(page.getByLabel('Password', { exact: true }), server.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
  });

  await test.step('opened again: she has the roles that she had', async () => {
    await server.operator('account', 'enable', '--email', email);
    await openDashboard(amira.page, server, 'cardiology', email);
    await expect(rowOf(amira.page, name)).toContainText('On hold');
  });
  await Promise.all([lars, amira, amiraElsewhere, nils].map(({ context }) => context.close()));
});
