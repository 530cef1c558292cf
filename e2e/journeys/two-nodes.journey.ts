// Needs: postgres, redis
import { startServer, type TestServer } from '@anteroom/testkit';
import { randomBytes } from 'node:crypto';
import { endCall, leaveCall } from '../support/call.ts';
import { createTemporaryDatabase } from '../support/database.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames } from '../support/media-probe.ts';
import { paintsFrame } from '../support/painted.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard, rowOf } from '../support/people.ts';
import { write } from '../support/write.ts';

test('A caller on one server is seen by a professional on another', async ({ browser }) => {
  const database = await createTemporaryDatabase(needed('ANTEROOM_TEST_POSTGRES_URL'));
  const environment = {
    DATABASE_URL: database.url,
    REDIS_URL: needed('ANTEROOM_TEST_REDIS_URL'),
    SECRET: randomBytes(32).toString('base64url'),
  };
  const nodes: TestServer[] = [];
  try {
    // One after the other: the first one makes the tables and the hospital.
    const one = await startServer({ environment });
    nodes.push(one);
    const other = await startServer({ environment });
    nodes.push(other);
    const { password } = one;

    const name = callerNamed('Runa', 'Rask');
    const runa = await newPerson(browser);
    const chen = await newPerson(browser);
    const berg = await newPerson(browser);
    const seeEachOther = () => Promise.all([seesFrames(runa.page), seesFrames(chen.page)]);
    await openDashboard(chen.page, { url: other.url, password }, 'renal', emailOf('Mei Chen'));
    await openDashboard(berg.page, { url: one.url, password }, 'renal', emailOf('Jonas Berg'));
    await arrive(runa.page, one, 'renal', name);
    await expect(rowOf(chen.page, name)).toContainText('Waiting');

    await write(runa.page.getByLabel('Write to the clinic'), 'Am I right here?');
    await runa.page.getByRole('button', { name: 'Send' }).click();
    await expect(rowOf(chen.page, name).getByRole('button', { name: /^New messages/ })).toBeVisible();

    await join(chen.page, name);
    await seeEachOther();
    await Promise.all([paintsFrame(runa.page), paintsFrame(chen.page)]);
    await expect(rowOf(berg.page, name)).toContainText('Being seen');

    await leaveCall(chen.page);
    await isOnHold(runa.page);
    await expect(rowOf(berg.page, name)).toContainText('On hold');

    await join(chen.page, name);
    await seeEachOther();
    await endCall(chen.page);
    await expect(runa.page).toHaveURL(/\/thanks$/);
    await expect(rowOf(chen.page, name)).toHaveCount(0);
    await expect(rowOf(berg.page, name)).toHaveCount(0);
    await Promise.all([runa, chen, berg].map(({ context }) => context.close()));
  } finally {
    await Promise.all(nodes.map((node) => node.close()));
    await database.drop();
  }
});

function needed(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set.`);
  return value;
}
