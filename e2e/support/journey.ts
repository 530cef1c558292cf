import { test as base } from '@playwright/test';
import { startServer, type TestServer } from '@anteroom/testkit';
import { layLine, type Line } from './line.ts';
import type { CallerName } from './people.ts';

/** What each journey is given without asking. */
interface Own {
  /** Nobody whom a journey brought stays after it, whatever it came to: a page left behind tries to reach a server that is gone. */
  readonly everybodyLeaves: undefined;
}

/** What the journeys of a run share. */
interface Shared {
  /** A server with the demo hospital in it, unless a journey starts one of its own. */
  readonly server: TestServer;
  /** The way to it, which a journey can cut for everybody. */
  readonly line: Line;
}

/** However slow the machine is, a server that hasn't started by then never will; milliseconds. */
const startTimeout = 180_000;

/** Every journey of a run meets the same server. */
export const test = base.extend<Own, Shared>({
  everybodyLeaves: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
  line: [
    async ({}, use) => {
      const line = await layLine();
      await use(line);
      await line.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ line }, use) => {
      const server = await startServer({ environment: { PUBLIC_URL: line.url } });
      line.leadTo(server.url);
      await use({ ...server, url: line.url });
      await server.close();
    },
    { scope: 'worker', timeout: startTimeout },
  ],
});

export const expect = test.expect;

let counted = 0;

/** A caller whom no other journey and no repetition has. */
export function callerNamed(first: string, last: string): CallerName {
  counted += 1;
  return { first, last: `${last} ${String(process.pid)} ${String(counted)}` };
}
