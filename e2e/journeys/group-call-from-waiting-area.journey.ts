// Needs: janus
// In the long run.
import { startServer, type TestServer } from '@anteroom/testkit';
import { endCall } from '../support/call.ts';
import {
  allSee,
  callerWaits,
  comesByOneConnection,
  eachIsHeard,
  gathers,
  newMember,
  type CallingMember,
} from '../support/group.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { arrive, emailOf, openDashboard, rowOf, waits } from '../support/people.ts';
import { quietBrowser } from '../support/quiet-browser.ts';
import { keepReceived, receivedBy } from '../support/received.ts';

test.use({ launchOptions: quietBrowser });

/** With a media server of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

const clinic = 'cardiology';
/** What belongs to media alone: session descriptions, candidates, addresses and secrets of relays. */
const media = /a=fingerprint|m=video|ice-ufrag|candidate:|"credential"|stun:|turn:|"iceServers"/;

test('Seven callers are brought together at once, and whoever still waits learns nothing of it', async ({
  browser,
}) => {
  // Nine browsers on a small machine need their time.
  test.slow();
  const lars = await newMember(browser, 'Lars Holm');
  await openDashboard(lars.page, server, clinic, emailOf(lars.name));
  const names = ['Aurora', 'Bastian', 'Cosima', 'Dietmar', 'Eleonora', 'Ferdinand', 'Gottlieb'];
  const callers: CallingMember[] = [];
  for (const first of names) callers.push(await callerWaits(browser, server, clinic, callerNamed(first, 'Together')));
  const waiting = { ...(await newMember(browser, 'Hedwig')), caller: callerNamed('Hedwig', 'Alone') };
  await keepReceived(waiting.context);
  await arrive(waiting.page, server, clinic, waiting.caller);

  await test.step('ticked and brought together, all see and hear all over the media server', async () => {
    await gathers(lars, callers);
    await allSee([lars, ...callers]);
    await eachIsHeard([lars, ...callers]);
    await comesByOneConnection(lars.page);
  });

  await test.step('whoever still waits learns nothing of it', async () => {
    await waits(waiting.page);
    const received = await receivedBy(waiting.page);
    expect(received).toContain(waiting.caller.first);
    expect(received).not.toMatch(media);
    expect([...names, 'Together', lars.name].filter((name) => received.includes(name))).toEqual([]);
  });

  await test.step('it ends for all of them at once', async () => {
    await endCall(lars.page);
    await Promise.all(callers.map(({ page }) => expect(page).toHaveURL(/\/thanks$/)));
    await expect(rowOf(lars.page, waiting.caller)).toContainText('Waiting');
    for (const { caller } of callers) await expect(rowOf(lars.page, caller)).toHaveCount(0);
    await waits(waiting.page);
  });
  await Promise.all([lars, waiting, ...callers].map(({ context }) => context.close()));
});
