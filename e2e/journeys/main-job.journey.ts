import type { Browser } from '@playwright/test';
import { leaveCall, endCall } from '../support/call.ts';
import { expect, test } from '../support/journey.ts';
import { paintsFrame, seesFrames } from '../support/media-probe.ts';
import { arrive, join, newPerson, openDashboard, rowOf, waits } from '../support/people.ts';

test('A patient is seen, put on hold, seen again, and leaves nothing behind', async ({ browser, server }) => {
  const name = { first: 'Alice', last: unique('Ashdown') };
  const [alice, chen] = await twoPeople(browser);

  await openDashboard(chen.page, server, 'renal', 'mei.chen@demo.anteroom.example');
  await arrive(alice.page, server, 'renal', name);
  await expect(rowOf(chen.page, name)).toContainText('Waiting');

  await join(chen.page, name);
  await Promise.all([seesFrames(alice.page), seesFrames(chen.page)]);
  await Promise.all([paintsFrame(alice.page), paintsFrame(chen.page)]);

  await leaveCall(chen.page);
  await expect(rowOf(chen.page, name)).toContainText('On hold');
  await expect(alice.page.getByRole('heading', { name: 'You are on hold' })).toBeVisible();

  await join(chen.page, name);
  await Promise.all([seesFrames(alice.page), seesFrames(chen.page)]);

  const token = await tokenOf(alice.context);
  await endCall(chen.page);
  await alice.page.waitForURL(/\/c\/renal\/thanks$/);
  await expect(rowOf(chen.page, name)).toHaveCount(0);

  // The token that opened the stay opens nothing any more.
  await alice.context.addCookies([{ ...token, url: server.url }]);
  await alice.page.goto(`${server.url}/c/renal/wait`);
  await expect(alice.page).toHaveURL(/\/c\/renal$/);
  await Promise.all([alice.context.close(), chen.context.close()]);

  async function twoPeople(owner: Browser) {
    return [await newPerson(owner), await newPerson(owner)] as const;
  }
});

test('A caller who waits keeps the place over a reload', async ({ browser, server }) => {
  const name = { first: 'Bela', last: unique('Birch') };
  const bela = await newPerson(browser);
  await arrive(bela.page, server, 'physiotherapy', name);
  await bela.page.reload();
  await waits(bela.page);
  await bela.context.close();
});

function unique(name: string): string {
  return `${name}-${String(process.pid)}-${String(test.info().repeatEachIndex)}`;
}

async function tokenOf(context: { cookies(): Promise<readonly { name: string; value: string }[]> }) {
  const cookies = await context.cookies();
  const cookie = cookies.find(({ name }) => name.startsWith('anteroom-stay-'));
  if (cookie === undefined) throw new Error('The caller has no token.');
  return { name: cookie.name, value: cookie.value };
}
