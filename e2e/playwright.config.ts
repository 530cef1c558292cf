import { defineConfig } from '@playwright/test';
import { chromium, firefox, firefoxChannel } from './browsers.ts';

// One journey at a time, unless it says that its tests run side by side: each holds several browsers and a server. No retries: a journey that fails now and then fails.
export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  outputDir: `../test-results/${process.env['ANTEROOM_RUN'] ?? 'latest'}`,
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  // Far beyond what an idle machine needs: they end what hangs, and never what is slow.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    // Every step and every state of the page, but no film: that takes a third of the machine from the browsers.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
  },
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', permissions: ['camera', 'microphone'], launchOptions: chromium },
    },
    { name: 'firefox', use: { browserName: 'firefox', channel: firefoxChannel, launchOptions: firefox } },
  ],
});
