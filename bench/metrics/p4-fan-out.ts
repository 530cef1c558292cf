import { once } from 'node:events';
import { signInStaff, startServer, type TestServer } from '@anteroom/testkit';
import type { Browser, Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { openBareDashboard, parsing } from '../bare-dashboard.ts';
import { openBrowser, openPage, paintedAt } from '../browser.ts';
import { now, watchText } from '../dashboards.ts';
import { compare, quantile, round, type Metric } from '../measure.ts';
import { arrive, renalClinic } from '../open-dashboards.ts';
import { sampleDelta } from '../sample-delta.ts';
import { startFloor } from '../start-floor.ts';

const clients = 97;
const pages = 3;
const runs = 15;

/** P4: an arrival until it is on the last of 100 dashboards; 97 of them parse, 3 paint. */
export const fanOut: Metric = {
  id: 'P4',
  async run() {
    const browser = await openBrowser();
    const server = await startServer();
    const floor = await startFloor(new URL('../floor/list-server.ts', import.meta.url));
    try {
      const ours = await ourSide(browser, server);
      const bare = await bareSide(browser, floor.url);
      const times: { ours: readonly number[]; bare: readonly number[] }[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const pair = { ours: await ours(`Ours-${String(run)}`), bare: await bare(`Bare-${String(run)}`) };
        if (run > 0) times.push(pair);
      }
      const all = times.flatMap((pair) => pair.ours);
      const measured = compare(
        { metric: 'P4', target: 2, unit: 'ms from arrival to the last of 100 dashboards' },
        times.map((pair) => Math.max(...pair.ours)),
        times.map((pair) => Math.max(...pair.bare)),
      );
      const p99 = round(quantile(all, 0.99));
      return [
        { ...measured, note: `p99 of ${String(all.length)} deliveries ${String(p99)} ms, target ≤ 50 ms` },
        {
          ...measured,
          metric: 'P4-p99',
          ours: p99,
          reference: 1,
          ratio: p99,
          target: '≤ 50',
          ok: p99 <= 50,
          unit: 'ms',
        },
      ];
    } finally {
      await browser.close();
      await server.close();
      await floor.close();
    }
  },
};

type Side = (name: string) => Promise<readonly number[]>;

async function ourSide(browser: Browser, server: TestServer): Promise<Side> {
  const cookie = await signInStaff(server, 'mei.chen@demo.anteroom.example');
  const clinic = await renalClinic(server, cookie);
  const dashboards = await Promise.all(
    Array.from({ length: clients }, () => openBareDashboard(server, cookie, clinic)),
  );
  const painted = await openMany(browser, async (page) => {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: server.url }]);
    await page.goto(`${server.url}/clinics/renal/waiting-area`);
    await page.getByRole('heading', { name: 'Waiting area' }).waitFor();
  });
  return async (name) => {
    for (const page of painted) await watchText(page, name);
    const parsed = dashboards.map((dashboard) => dashboard.parsedAt(name));
    const from = now();
    await arrive(server, name);
    const at = await Promise.all([...parsed, ...painted.map(paintedAt)]);
    return at.map((time) => time - from);
  };
}

async function bareSide(browser: Browser, url: string): Promise<Side> {
  const dashboards = await Promise.all(
    Array.from({ length: clients }, async () => {
      const socket = new WebSocket(url.replace('http', 'ws'));
      await once(socket, 'open');
      return parsing(socket);
    }),
  );
  const painted = await openMany(browser, async (page) => {
    await page.goto(url);
  });
  return async (name) => {
    for (const page of painted) await watchText(page, name);
    const parsed = dashboards.map((dashboard) => dashboard.parsedAt(name));
    const from = now();
    await fetch(url, { method: 'POST', body: JSON.stringify(sampleDelta(name)) });
    const at = await Promise.all([...parsed, ...painted.map(paintedAt)]);
    return at.map((time) => time - from);
  };
}

async function openMany(browser: Browser, open: (page: Page) => Promise<void>): Promise<readonly Page[]> {
  const opened = [];
  for (let count = 0; count < pages; count += 1) {
    const page = await openPage(browser);
    await open(page);
    opened.push(page);
  }
  return opened;
}
