import { callerNamed, expect, test } from '../support/journey.ts';
import { endCall } from '../support/call.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type CallerName, type Person } from '../support/people.ts';
import { movingOn, standstillOn, watchFromNow, watchPictures } from '../support/standstill.ts';

/** What media of those inside may stop for at most while a call changes its way, in milliseconds (C7). */
const longest = 1_000;

test('From two to nine and back to three: the media of those inside never stop', async ({ browser, server }) => {
  // Ten browsers: a small machine needs its time.
  test.slow();
  const lars = await newSmall();
  const names = ['Mara', 'Nils', 'Olga', 'Per', 'Quirin', 'Rosa', 'Sven', 'Tilda'];
  const callers: (Person & { readonly name: CallerName })[] = [];
  for (const first of names) callers.push({ ...(await newSmall()), name: callerNamed(first, 'Grow') });
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  for (const { page, name } of callers) await arrive(page, server, 'cardiology', name);
  const [mara, nils, ...later] = callers;
  if (mara === undefined || nils === undefined) throw new Error('Eight were asked for.');
  const manager = lars.page.getByRole('complementary', { name: 'Call manager' });
  const add = async ({ name: { first, last } }: { readonly name: CallerName }, people: number): Promise<void> => {
    await manager.getByRole('button', { name: `Add ${first} ${last}`, exact: true }).click();
    await expect(manager.getByRole('heading', { name: `In this call · ${String(people)}` })).toBeVisible();
  };
  const inside = [lars, mara, nils];

  await join(lars.page, mara.name);
  await seesFrames(lars.page);
  await add(nils, 3);
  await Promise.all(inside.map(({ page }) => seesMoving(page, 2)));
  await Promise.all(inside.map(({ page }) => watchFromNow(page)));

  await test.step('nine see nine', async () => {
    for (const [index, caller] of later.entries()) await add(caller, 4 + index);
    await Promise.all([lars, ...callers].map(({ page }) => seesMoving(page, 8)));
    await neverStood();
  });

  await test.step('and three see three again', async () => {
    for (const { page } of later) {
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    }
    await expect(manager.getByRole('heading', { name: 'In this call · 3' })).toBeVisible();
    // A way back that took a picture with it would show by then.
    await Promise.all(inside.map(({ page }) => seesFrames(page, 2)));
    await neverStood();
  });

  await endCall(lars.page);
  await Promise.all([lars, ...callers].map(({ context }) => context.close()));

  /** Of those who have been inside all along. */
  async function neverStood(): Promise<void> {
    const seen = await Promise.all(inside.map(({ page }) => standstillOn(page)));
    const stood = seen.flatMap((one) => Object.values(one));
    expect(Math.max(...stood)).toBeLessThanOrEqual(longest);
  }

  async function seesMoving(page: Person['page'], people: number): Promise<void> {
    await expect.poll(async () => (await movingOn(page)).length, { timeout: 90_000 }).toBeGreaterThanOrEqual(people);
  }

  async function newSmall(): Promise<Person> {
    const person = await newPerson(browser);
    await takeSmallPictures(person.context);
    await watchPictures(person.context);
    return person;
  }
});
