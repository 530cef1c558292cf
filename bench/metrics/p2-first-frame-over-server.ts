import { toServer } from '@anteroom/protocol';
import { signInStaff, startServer, valueOf, type PageClient, type TestServer } from '@anteroom/testkit';
import { openBrowser, openPage, watchFirstFrame } from '../browser.ts';
import { startBareJanus } from '../floor/janus-server.ts';
import { compare, type Metric } from '../measure.ts';
import { openDashboard, renalClinic } from '../open-dashboards.ts';
import { attendsInPage, leavesCall, measureCall, runs, waitsInPage, type Pair } from './first-frame.ts';

/** How many calls one pair makes before the other has its turn. */
const inARow = 5;

/**
 * P2: Join pressed until the first remote frame over the media server is painted, in the same page; somebody sends there already. Each
 * pair has the machine to itself: whoever waits for their turn would go on to send, and take one of two processors.
 */
export const firstFrameOverServer: Metric = {
  id: 'P2',
  async run() {
    const [mine, reference]: [number[], number[]] = [[], []];
    while (mine.length < runs) {
      mine.push(...(await measureOurs()));
      reference.push(...(await measureBare()));
    }
    const unit =
      'ms from Join to the first remote frame over the media server, same page; reference: a bare page and Janus';
    return [compare({ metric: 'P2', target: 1.5, unit }, mine, reference)];
  },
};

async function measureOurs(): Promise<readonly number[]> {
  const server = await startServer({ withMedia: true });
  try {
    return await measureTwo((caller, staff) => ourPair(caller, staff, server));
  } finally {
    await server.close();
  }
}

async function measureBare(): Promise<readonly number[]> {
  const floor = await startBareJanus();
  try {
    return await measureTwo((sender, joiner) => barePair(sender, joiner, floor.page));
  } finally {
    await floor.close();
  }
}

/** Several calls of two pages, after one that isn't counted. */
async function measureTwo(meet: (one: BrowserPage, other: BrowserPage) => Promise<Pair>): Promise<readonly number[]> {
  const browsers = [await openBrowser(), await openBrowser()] as const;
  try {
    const pair = await meet(await openPage(browsers[0]), await openPage(browsers[1]));
    await pair.call();
    const times = [];
    for (let run = 0; run < inARow; run += 1) times.push((await pair.call()).here);
    return times;
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
  }
}

type BrowserPage = Awaited<ReturnType<typeof openPage>>;

/** A caller who sends over the media server, and Mei Chen, who joins again and again. */
async function ourPair(caller: BrowserPage, staff: BrowserPage, server: TestServer): Promise<Pair> {
  await waitsInPage(caller, server.url);
  await keepOverServer(server);
  await caller.getByRole('button', { name: 'Leave', exact: true }).waitFor();
  const row = await attendsInPage(staff, server);
  return {
    async call() {
      const times = await measureCall(staff, caller, () => row.getByRole('button', { name: /^Join/ }).click());
      await leavesCall(staff);
      await row.waitFor();
      await caller.locator('.tile[data-person]').nth(2).waitFor({ state: 'detached' });
      return times;
    },
  };
}

/** Two of the staff who send nothing are in the caller's call; one of them can't carry a mesh, and so it goes over the media server. */
async function keepOverServer(server: TestServer): Promise<readonly PageClient[]> {
  const pages = [];
  for (const email of ['henrik.dahl@demo.anteroom.example', 'jonas.berg@demo.anteroom.example']) {
    const cookie = await signInStaff(server, email);
    const { client, snapshot } = await openDashboard(server, cookie, await renalClinic(server, cookie));
    const [row] = snapshot.rows;
    if (row === undefined) throw new Error('Nobody waits.');
    const command = { consultationId: row.id, command: { type: 'join' as const } };
    const { call } = valueOf(await client.request(toServer.commandConsultation, command));
    if (call === null) throw new Error('There is no call.');
    pages.push({ client, callId: call.callId });
  }
  const [last] = pages.toReversed();
  if (last === undefined) throw new Error('Nobody joined.');
  valueOf(await last.client.request(toServer.reportStrain, { callId: last.callId, strained: true }));
  return pages.map(({ client }) => client);
}

/** A page that sends to a bare Janus, and one that joins again and again. */
async function barePair(sender: BrowserPage, joiner: BrowserPage, url: string): Promise<Pair> {
  for (const page of [sender, joiner]) {
    await watchFirstFrame(page);
    await page.goto(url);
    await page.waitForFunction(() => Reflect.get(window, 'ready') === true);
  }
  await sender.getByRole('button', { name: 'Join' }).click();
  await sender.waitForFunction(() => Reflect.get(window, 'isSent') === true);
  return {
    async call() {
      const times = await measureCall(joiner, joiner, () => joiner.getByRole('button', { name: 'Join' }).click());
      await joiner.evaluate(async () => {
        const hangUp: unknown = Reflect.get(window, 'hangUp');
        if (typeof hangUp === 'function') await Reflect.apply(hangUp, null, []);
      });
      return times;
    },
  };
}
