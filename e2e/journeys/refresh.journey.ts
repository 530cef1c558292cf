// Two at a time.
import { callerNamed, expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { arrive, newPerson, openDashboard, emailOf, rowOf, waits, type Person } from '../support/people.ts';
import { watchAs } from '../support/staff-wire.ts';

test('A caller keeps place, time and one entry, whatever their browser does', async ({ browser, server, line }) => {
  let staff = await watchAs(server, 'Sara Lindqvist', 'physiotherapy');
  const before = callerNamed('Ahead', 'Abel');
  const name = callerNamed('Hanna', 'Holt');
  const ahead = await newCaller();
  await arrive(ahead.page, server, 'physiotherapy', before);
  const hanna = await newCaller();
  let page = hanna.page;
  await arrive(page, server, 'physiotherapy', name);
  const first = await staff.rowOf(name);
  const place = await page.getByRole('heading', { level: 1 }).textContent();
  expect(place).toMatch(/You are number \d+ in the queue/);
  const pawel = await newPerson(browser);
  await openDashboard(pawel.page, server, 'physiotherapy', emailOf('Pawel Nowak'));

  /** The one page of hers that goes on has her place; the list has her once, with the same id and time. */
  const keepsItsPlace = async (): Promise<void> => {
    await waits(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(place ?? '');
    await expect.poll(async () => (await staff.rowOf(name)).missingSince).toBeNull();
    const { id, arrivedAt, status } = await staff.rowOf(name);
    expect({ id, arrivedAt, status }).toEqual({ id: first.id, arrivedAt: first.arrivedAt, status: 'waiting' });
    await expect(rowOf(pawel.page, name)).toHaveCount(1);
  };

  await test.step('refresh', async () => {
    for (let again = 0; again < 3; again += 1) {
      await page.reload();
      await keepsItsPlace();
    }
  });

  await test.step('back, and forward', async () => {
    await page.goto(`${server.url}/c/physiotherapy/thanks`);
    await page.goBack();
    await keepsItsPlace();
    await page.goBack();
    await keepsItsPlace();
    await page.goForward();
    await keepsItsPlace();
  });

  await test.step('the clinic link again', async () => {
    await page.goto(`${server.url}/c/physiotherapy`);
    await keepsItsPlace();
  });

  await test.step('a closed lid', async () => {
    await page.close();
    await expect(rowOf(pawel.page, name)).toContainText('Reconnecting');
    page = await hanna.context.newPage();
    await page.goto(`${server.url}/c/physiotherapy`);
    await keepsItsPlace();
    await expect(rowOf(pawel.page, name)).not.toContainText('Reconnecting');
  });

  await test.step('a lost network', async () => {
    line.cut();
    await expect(page.getByText('You are offline.')).toBeVisible();
    line.mend();
    staff = await watchAs(server, 'Sara Lindqvist', 'physiotherapy');
    await keepsItsPlace();
    await expect(page.getByText('You are offline.')).toBeHidden();
  });

  await test.step('a second tab owns it, until the first one takes it back', async () => {
    const old = page;
    page = await hanna.context.newPage();
    await page.goto(`${server.url}/c/physiotherapy`);
    await keepsItsPlace();
    await expect(old.getByRole('heading', { name: 'Open in another window' })).toBeVisible();
    const second = page;
    page = old;
    await page.getByRole('button', { name: 'Use here' }).click();
    await keepsItsPlace();
    await expect(second.getByRole('heading', { name: 'Open in another window' })).toBeVisible();
    await second.close();
    await keepsItsPlace();
  });

  await test.step('somebody else takes the device: Not you? Start again', async () => {
    await page.getByRole('link', { name: 'Not you? Start again' }).click();
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page).toHaveURL(/\/c\/physiotherapy$/);
    await expect(page.getByLabel('First name')).toHaveValue('');
    await expect(rowOf(pawel.page, name)).toHaveCount(0);
    expect(await staff.rowsOf(name)).toEqual([]);
    const other = callerNamed('Ivo', 'Ilk');
    await arrive(page, server, 'physiotherapy', other);
    expect((await staff.rowOf(other)).id).not.toBe(first.id);
  });

  staff.close();
  await Promise.all([ahead, hanna, pawel].map(({ context }) => context.close()));

  async function newCaller(): Promise<Person> {
    const person = await newPerson(browser);
    await takeSmallPictures(person.context);
    return person;
  }
});
