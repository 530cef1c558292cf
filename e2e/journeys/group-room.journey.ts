// Needs: janus
import { startServer, type TestServer } from '@anteroom/testkit';
import { allSee, comesByOneConnection, eachIsHeard, newMember, setMicrophones, type Member } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { hasConnections } from '../support/media-probe.ts';
import { quietBrowser } from '../support/quiet-browser.ts';
import { emailOf, openDashboard } from '../support/people.ts';
import { enterRoom, inviteByLink, knock, makeRoom } from '../support/rooms.ts';

test.use({ launchOptions: quietBrowser });

/** With a media server of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

test('Eight meet in a group room, let in one after the other, and all see and hear all over the media server', async ({
  browser,
}) => {
  // Eight browsers on a small machine need their time.
  test.slow();
  const lars = await newMember(browser, 'Lars Holm');
  const amira = await newMember(browser, 'Amira Haddad');
  await Promise.all([lars, amira].map(({ page, name }) => openDashboard(page, server, 'cardiology', emailOf(name))));
  const room = await makeRoom(lars.page, server, 'cardiology', 'Heart group', { kind: 'group' });
  await enterRoom(amira.page, room.name);
  await setMicrophones([amira], false);
  const link = `${server.url}${await inviteByLink(amira.page)}`;

  const guests: Member[] = [];
  const grown = amira.page
    .getByRole('region', { name: 'Notices' })
    .getByText('The call has grown: sound and pictures go through the media server now.');
  const knocks = async (first: string): Promise<Member> => {
    const guest = await newMember(browser, `${first} Guest`, 'guest');
    await guest.page.goto(link);
    await knock(guest.page, guest.name, false);
    return guest;
  };
  const comesIn = async (guest: Member): Promise<void> => {
    await amira.page.getByRole('button', { name: `Let ${guest.name} in` }).click();
    await expect(guest.page.locator('.call')).toBeVisible();
    await setMicrophones([guest], false);
    guests.push(guest);
  };
  await test.step('five guests knock, and each is let in', async () => {
    for (const first of ['Ada', 'Bruno', 'Clara', 'David', 'Edith']) await comesIn(await knocks(first));
    await expect(grown).toHaveCount(0);
  });

  await test.step('the seventh takes the call to the media server, and the eighth comes in over it', async () => {
    const frans = await knocks('Frans');
    // It is said in passing.
    await Promise.all([expect(grown).toBeVisible(), comesIn(frans)]);
    await enterRoom(lars.page, room.name);
    await expect(amira.page.getByRole('region', { name: lars.name })).toBeVisible();
  });

  const everybody = [lars, amira, ...guests];
  await test.step('all see and hear all', async () => {
    await setMicrophones([lars], false);
    await allSee(everybody);
    await eachIsHeard(everybody);
  });

  await test.step('over one connection each, while those among the pages carry what pages say', async () => {
    for (const { page } of everybody) {
      await comesByOneConnection(page);
      await hasConnections(page, 7 + 2);
      await expect(page.getByText('Not encrypted', { exact: true })).toHaveCount(0);
    }
  });

  await test.step('one after the other leaves, and the end is one for all', async () => {
    const [ada, ...others] = guests;
    if (ada === undefined) throw new Error('Guests came.');
    await ada.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await expect(ada.page.getByRole('heading', { name: 'You have left' })).toBeVisible();
    await lars.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await lars.page.getByRole('menuitem', { name: /^Leave call/ }).click();
    await expect(lars.page.getByRole('heading', { name: room.name })).toBeVisible();
    await expect(amira.page.getByRole('region', { name: lars.name })).toHaveCount(0);
    await allSee([amira, ...others]);
    await eachIsHeard([amira, ...others]);
    await amira.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await amira.page.getByRole('menuitem', { name: /^End call/ }).click();
    await amira.page.getByRole('button', { name: 'End call', exact: true }).click();
    for (const { page } of others)
      await expect(page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
    await expect(amira.page.getByText('Nobody is in this room.')).toBeVisible();
  });
  await Promise.all(everybody.map(({ context }) => context.close()));
});
