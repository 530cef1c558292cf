// Needs: coturn
import { startServer, type TestServer } from '@anteroom/testkit';
import { endsOf, watchBreak } from '../support/break.ts';
import { endCall } from '../support/call.ts';
import { hasChild, killChild } from '../support/children.ts';
import { apiAs } from '../support/demo-api.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard } from '../support/people.ts';

/** With a relay of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true, environment: { MEDIA_SERVERS: 'none' } });
});
test.afterAll(() => server.close());

/** Hard case 22, in milliseconds. */
const mostAway = 10_000;

test('The relay that two people talk over is killed, and both see and hear each other again within ten seconds', async ({
  browser,
}) => {
  const [caller, chen] = [await newPerson(browser), await newPerson(browser)];
  const pages = [caller.page, chen.page];
  await Promise.all([caller, chen].map(({ context }) => takeSmallPictures(context)));
  const alma = callerNamed('Alma', 'Aas');

  await test.step('the hospital hides addresses: they are connected over the relay, and not otherwise', async () => {
    const api = await apiAs(server, 'Ingrid Solberg');
    const setting = { key: 'hidesAddresses', value: true };
    await api.post('/api/organisations/nordby/settings', { set: [{ setting, revision: 0 }], inherit: [] });
    await Promise.all([
      arrive(caller.page, server, 'renal', alma),
      openDashboard(chen.page, server, 'renal', emailOf('Mei Chen')),
    ]);
    await join(chen.page, alma);
    await Promise.all(pages.map((page) => seesFrames(page)));
    for (const page of pages)
      expect(await page.evaluate(() => window.probe?.ways())).toEqual([
        { local: 'relay', remote: 'relay', protocol: 'udp', relayProtocol: 'udp' },
      ]);
  });

  await test.step('it is killed: nobody presses anything, and both go on', async () => {
    // They have talked for some seconds, as people have whose relay dies.
    await Promise.all(pages.map((page) => seesFrames(page, 1, 20)));
    const breaks = await Promise.all(pages.map((page) => watchBreak(page)));
    const killed = await killChild(server.pid(), 'turnserver');
    const times = (await endsOf(breaks)).map((end) => end - killed);
    console.log(`turn-dies: both again after ${times.join(' and ')} ms`);
    expect(Math.max(...times)).toBeLessThan(mostAway);
    await hasChild(server.pid(), 'turnserver');
    await Promise.all(pages.map((page) => seesFrames(page)));
  });

  await endCall(chen.page);
  await expect(caller.page).toHaveURL(/\/thanks$/);
});
