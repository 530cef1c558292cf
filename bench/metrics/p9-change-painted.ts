import { toServer } from '@anteroom/protocol';
import { signInStaff, startServer } from '@anteroom/testkit';
import type { CDPSession, Page } from '@playwright/test';
import { inTurns } from '../bare-socket.ts';
import { openBrowser, openPage, paintedAt } from '../browser.ts';
import { median, round, type Metric } from '../measure.ts';
import { arrive, openDashboard, renalClinic } from '../open-dashboards.ts';

const callers = 500;
const runs = 15;
/** Whoever waits longest stands at the top, where a dashboard of any size shows them. */
const rowsInSight = 6;
const target = 16;

/** P9: one change in a waiting area of 500, until a dashboard has painted it. */
export const changePainted: Metric = {
  id: 'P9',
  async run() {
    const browser = await openBrowser();
    const server = await startServer();
    try {
      const cookie = await signInStaff(server, 'mei.chen@demo.anteroom.example');
      await inTurns(callers, 20, (index) => arrive(server, `Full-${String(index)}`));
      const { client, snapshot } = await openDashboard(server, cookie, await renalClinic(server, cookie));
      const inSight = snapshot.rows.toSorted((left, right) => left.arrivedAt - right.arrivedAt).slice(0, rowsInSight);
      const page = await openPage(browser);
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      await page.context().addCookies([{ name, value, url: server.url }]);
      await page.addInitScript(watchLongTasks);
      await page.goto(`${server.url}/clinics/renal/waiting-area`);
      await page.locator(`[aria-rowcount="${String(callers + 1)}"]`).waitFor();
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      const scripts: number[] = [];
      const longest: number[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const row = inSight[run % rowsInSight];
        if (row === undefined) throw new Error('Nobody waits.');
        const ready = Math.floor(run / rowsInSight) % 2 === 0;
        const others = run % rowsInSight;
        await watchReady(page, ready ? others + 1 : rowsInSight - others - 1);
        const before = await scriptTimeOf(session);
        await page.evaluate(() => (window.longTasks = []));
        const command = { type: 'mark-ready', ready } as const;
        const done = await client.request(toServer.commandConsultation, { consultationId: row.id, command });
        if (!done.ok) throw new Error(`A change was refused: ${done.error.code}`);
        await paintedAt(page);
        if (run === 0) continue;
        scripts.push((await scriptTimeOf(session)) - before);
        longest.push(Math.max(0, ...(await longTasksOf(page))));
      }
      client.close();
      const script = round(median(scripts));
      const tasks = longest.filter((length) => length > 0).length;
      return [
        {
          metric: 'P9',
          ours: script,
          reference: 1,
          ratio: script,
          target: `≤ ${String(target)}`,
          ok: script <= target && tasks === 0,
          n: runs,
          unit: 'ms of script for one change in a list of 500',
          note: `${String(tasks)} of ${String(runs)} changes had a long task, target none; the longest ${String(round(Math.max(...longest)))} ms`,
        },
      ];
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

declare global {
  interface Window {
    /** How long the tasks were that kept the page from anything else, in milliseconds. */
    longTasks?: number[];
  }
}

/** In the page, before anything else: notes every task of more than 50 ms. */
function watchLongTasks(): void {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks?.push(duration);
  }).observe({ type: 'longtask' });
}

function longTasksOf(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => window.longTasks ?? []);
}

/** Notes when so many rows say *Ready* and that is painted. */
async function watchReady(page: Page, wanted: number): Promise<void> {
  await page.evaluate((count) => {
    Reflect.deleteProperty(window, 'paintedAt');
    const observer = new MutationObserver(() => {
      const rows = [...document.querySelectorAll('[data-row]')];
      if (rows.filter(({ textContent }) => textContent.includes('Ready')).length !== count) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (window.paintedAt = performance.timeOrigin + performance.now());
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, wanted);
}

/** How long the page's scripts have run so far, in milliseconds. */
async function scriptTimeOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  if (seconds === undefined) throw new Error('The browser tells nothing of its scripts.');
  return seconds * 1000;
}
