import { describe, expect, it } from 'vitest';
import { findingsIn } from './lint/findings-in.mjs';

describe('no-restricted-syntax', () => {
  it.each(['async () => false', '() => new Promise<boolean>((resolve) => resolve(false))'])(
    'refuses to wait for a function that promises: %s',
    async (predicate) => {
      const waiting = (what: string) =>
        `export const sample = (page: Page) => page.waitForFunction(${what});\ninterface Page { waitForFunction(it: () => unknown): unknown }`;
      expect(await findingsIn('e2e/support/sample.ts', waiting(predicate))).toEqual(['no-restricted-syntax']);
      expect(await findingsIn('e2e/support/sample.ts', waiting('() => false'))).toEqual([]);
    },
  );

  it('refuses to load a package late in the server, where bundling takes its names away', async () => {
    const loading = (what: string) => `export const load = () => import('${what}');`;
    expect(await findingsIn('apps/server/src/sample.ts', loading('redis'))).toEqual(['no-restricted-syntax']);
    expect(await findingsIn('apps/server/src/sample.ts', loading('./redis.ts'))).toEqual([]);
  });
});
