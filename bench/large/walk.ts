import { largeOrganisation, signInStaff, type TestServer } from '@anteroom/testkit';
import { routes } from '@anteroom/protocol';
import type { BrowserContext } from '@playwright/test';
import { contentAt, watchContent } from '../browser.ts';
import { median } from '../measure.ts';
import { administratorPages, everywherePages, listAddresses, type StaffPage } from './places.ts';

/** Something that was opened so often, and the middle of how long it took. */
export interface Timed {
  readonly who: string;
  readonly what: string;
  /** Milliseconds: of a page until its own content is painted, of a list until it is answered. */
  readonly took: number;
}

/** The two whose pages are walked through. */
const people = [
  { who: 'organisation administrator', email: largeOrganisation.administrator, pages: administratorPages },
  { who: 'member of all clinics', email: largeOrganisation.everywhere, pages: everywherePages },
] as const;

/**
 * Opens every page of both people, and reads every list behind them.
 * @param open opens a browser with a profile of its own
 * @param times how often each is opened; the cache is the browser's own, as in daily use
 */
export async function walk(
  server: Pick<TestServer, 'url' | 'password'>,
  open: () => Promise<BrowserContext>,
  times: number,
): Promise<{ readonly pages: readonly Timed[]; readonly lists: readonly Timed[] }> {
  const pages: Timed[] = [];
  const lists: Timed[] = [];
  for (const { who, email, pages: places } of people) {
    const cookie = await signInStaff(server, email);
    const context = await open();
    await signIn(context, server.url, cookie);
    for (const place of places) {
      const series: number[] = [];
      for (let time = 0; time < times; time += 1) series.push(await openPage(context, server.url, place));
      pages.push({ who, what: place.path, took: median(series) });
      // A minute or two is long: who waits sees that it goes on.
      process.stderr.write(`${String(Math.round(median(series)))} ms ${place.path}, ${who}\n`);
    }
    await context.close();
    if (email !== largeOrganisation.administrator) continue;
    for (const address of listAddresses(await idsOf(server.url, cookie))) {
      const series: number[] = [];
      for (let time = 0; time < times; time += 1) series.push(await read(server.url + address, cookie));
      lists.push({ who, what: address.replace(/[\w-]{22}/, '…'), took: median(series) });
    }
  }
  return { pages, lists };
}

async function signIn(context: BrowserContext, url: string, cookie: string): Promise<void> {
  // The functions that run inside a page are compiled with this helper, which the page lacks.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  const [name = '', ...value] = cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url }]);
}

async function openPage(context: BrowserContext, url: string, { path, content }: StaffPage): Promise<number> {
  const page = await context.newPage();
  try {
    await watchContent(page, content);
    await page.goto(url + path, { waitUntil: 'commit' });
    return await contentAt(page).catch((error: unknown) => {
      throw new Error(`${path} never showed ${content}.`, { cause: error });
    });
  } finally {
    await page.close();
  }
}

async function read(address: string, cookie: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(address, { headers: { cookie } });
  await answer.text();
  if (!answer.ok) throw new Error(`${address} was refused: ${String(answer.status)}`);
  return performance.now() - from;
}

async function idsOf(url: string, cookie: string): Promise<{ readonly organisation: string; readonly clinic: string }> {
  const answer = await fetch(`${url}/api/clinics/${largeOrganisation.clinic}`, { headers: { cookie } });
  const { id, organisationId } = routes.myClinic.reply.parse(await answer.json());
  return { organisation: organisationId, clinic: id };
}
