import { expect as base } from '@playwright/test';

/** Waits as long as the journeys do, also where no test runner says how long that is. */
export const expect = base.configure({ timeout: 30_000 });
