import { test as base } from '@playwright/test';
import { startServer, type TestServer } from '@anteroom/testkit';

/** Every journey of a run meets the same server, with the demo hospital in it, unless it starts one of its own. */
export const test = base.extend<object, { server: TestServer }>({
  server: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

export const expect = test.expect;
