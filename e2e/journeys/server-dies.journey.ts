import { startServer, type TestServer } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { leaveCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import {
  arrive,
  emailOf,
  isOnHold,
  join,
  newPerson,
  openDashboard,
  rowOf,
  waits,
  type Person,
} from '../support/people.ts';
import { watchAs } from '../support/staff-wire.ts';

test('A call goes on while its server is dead, and everything is as before when it is back', async ({ browser }) => {
  const server = await startServer();
  const people: Person[] = [];
  try {
    await survives(server);
  } finally {
    await Promise.all(people.map(({ context }) => context.close()));
    await server.close();
  }

  async function survives(server: TestServer): Promise<void> {
    const names = {
      seen: callerNamed('Jara', 'Juhl'),
      held: callerNamed('Kim', 'Koch'),
      next: callerNamed('Lea', 'Lund'),
    };
    const chen = await newSmall();
    const seen = await newSmall();
    const held = await newSmall();
    const next = await newSmall();
    const both = [seen.page, chen.page];
    await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
    await arrive(held.page, server, 'renal', names.held);
    await join(chen.page, names.held);
    await seesFrames(held.page);
    await leaveCall(chen.page);
    await isOnHold(held.page);
    await arrive(next.page, server, 'renal', names.next);
    await arrive(seen.page, server, 'renal', names.seen);
    await join(chen.page, names.seen);
    await Promise.all(both.map((page) => seesFrames(page)));

    const list = async () => {
      const staff = await watchAs(server, 'Jonas Berg', 'renal');
      const rows = await Promise.all(Object.values(names).map((name) => staff.rowOf(name)));
      staff.close();
      return rows;
    };
    const before = {
      list: await list(),
      place: await next.page.getByRole('heading', { level: 1 }).textContent(),
      began: await Promise.all(both.map(callBegan)),
    };
    const notice = 'Reconnecting to the server. Sound and picture go on.';

    await test.step('the server is dead: pictures go on', async () => {
      await server.kill();
      await Promise.all(both.map((page) => expect(page.getByText(notice)).toBeVisible()));
      await expect(next.page.getByText('You are offline.')).toBeVisible();
      await Promise.all(both.map((page) => seesFrames(page)));
    });

    await test.step('the server is back: so is the signalling, and nobody did anything', async () => {
      await server.startAgain();
      await Promise.all([
        ...both.map((page) => expect(page.getByText(notice)).toBeHidden()),
        expect(next.page.getByText('You are offline.')).toBeHidden(),
        expect(held.page.getByText('You are offline.')).toBeHidden(),
      ]);
      await Promise.all(both.map((page) => seesFrames(page)));
    });

    await test.step('list, places, roles and duration are as before', async () => {
      await waits(next.page);
      await isOnHold(held.page);
      await expect(next.page.getByRole('heading', { level: 1 })).toHaveText(before.place ?? '');
      await expect.poll(async () => (await list()).map(({ missingSince }) => missingSince)).toEqual([null, null, null]);
      // With who sees whom in it: Chen is the provider of the one, and nobody of the others.
      expect(await list()).toEqual(before.list);
      for (const [index, page] of both.entries()) {
        const apart = Math.abs((await callBegan(page)) - (before.began[index] ?? 0));
        expect(apart).toBeLessThan(2_500);
      }
    });

    await test.step('the call still ends as calls do', async () => {
      await leaveCall(chen.page);
      await isOnHold(seen.page);
      await expect(rowOf(chen.page, names.seen)).toContainText('On hold');
      await expect(rowOf(chen.page, names.next)).toContainText('Waiting');
    });
  }

  async function newSmall(): Promise<Person> {
    const person = await newPerson(browser);
    await takeSmallPictures(person.context);
    people.push(person);
    return person;
  }
});

/** When the call began by the duration that the page shows, in milliseconds; right to the second. */
async function callBegan(page: Page): Promise<number> {
  const text = await page.getByRole('timer', { name: 'Duration of the call' }).textContent();
  const parts = (text ?? '').split(':').map(Number);
  if (parts.length < 2 || parts.some(Number.isNaN)) throw new Error(`Not a duration: ${text ?? ''}`);
  return Date.now() - parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
}
