import { startServer, type TestServer } from '@anteroom/testkit';
import { callerNamed, expect, test } from '../support/journey.ts';
import { endCall } from '../support/call.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import {
  arrive,
  emailOf,
  join,
  newPerson,
  openDashboard,
  rowOf,
  waits,
  type CallerName,
  type Person,
} from '../support/people.ts';

/** Where no media server is: with one the call would grow. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ environment: { MEDIA_SERVERS: 'none' } });
});
test.afterAll(() => server.close());

test('Six see each other in one call, and the seventh is told plainly', async ({ browser }) => {
  // Eight browsers, and thirty pictures to and fro: a small machine needs its time.
  test.slow();
  const mara = await newCaller('Mara');
  const nils = await newCaller('Nils');
  const olga = await newCaller('Olga');
  const per = await newCaller('Per');
  const quirin = await newCaller('Quirin');
  const lars = await newSmall();
  const amira = await newSmall();
  const tove = await newSmall();
  await Promise.all([
    openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm')),
    openDashboard(amira.page, server, 'cardiology', emailOf('Amira Haddad')),
    openDashboard(tove.page, server, 'cardiology', emailOf('Tove Nilsen')),
  ]);
  const inside = [mara, nils, olga, per];
  await Promise.all([...inside, quirin].map(({ page, name }) => arrive(page, server, 'cardiology', name)));

  await join(lars.page, mara.name);
  await expect(rowOf(amira.page, mara.name)).toContainText('Being seen');
  await join(amira.page, mara.name);
  const manager = lars.page.getByRole('complementary', { name: 'Call manager' });
  const adds = ({ first, last }: CallerName) =>
    manager.getByRole('button', { name: `Add ${first} ${last}`, exact: true });
  for (const [index, { name }] of [nils, olga, per].entries()) {
    await adds(name).click();
    await expect(manager.getByRole('heading', { name: `In this call · ${String(4 + index)}` })).toBeVisible();
  }

  await test.step('six see six', async () => {
    await Promise.all([lars, amira, ...inside].map(({ page }) => seesFrames(page, 5)));
  });

  await test.step('a seventh caller can’t be added, and the host is told why', async () => {
    await expect(adds(quirin.name)).toBeDisabled();
    await expect(manager).toContainText('This call is full');
    await waits(quirin.page);
  });

  await test.step('a seventh of the staff is told too, and nobody is put out', async () => {
    await join(tove.page, mara.name);
    await expect(tove.page.getByRole('region', { name: 'Notices' })).toContainText('This call is full');
    await expect(tove.page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await expect(manager.getByRole('heading', { name: 'In this call · 6' })).toBeVisible();
    await seesFrames(lars.page, 5);
  });

  await endCall(lars.page);
  for (const { page } of inside) await expect(page).toHaveURL(/\/thanks$/);
  await expect(amira.page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
  await expect(rowOf(amira.page, quirin.name)).toContainText('Waiting');
  await Promise.all([lars, amira, tove, ...inside, quirin].map(({ context }) => context.close()));

  async function newCaller(first: string): Promise<Person & { readonly name: CallerName }> {
    return { ...(await newSmall()), name: callerNamed(first, 'Six') };
  }

  async function newSmall(): Promise<Person> {
    const person = await newPerson(browser);
    await takeSmallPictures(person.context);
    return person;
  }
});
