import { defineConfig } from 'vitest/config';

// Each PGlite holds 300 to 850 MB, so two workers are all that a small machine carries.
// Set by the long tests: how often each property runs.
const isLong = process.env['ANTEROOM_TEST_RUNS'] !== undefined;

/** Generous: a busy machine is no fault of a test. In milliseconds. */
const patience = { testTimeout: isLong ? 3_600_000 : 240_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    ...patience,
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'packages',
          environment: 'node',
          // A file of these leaves nothing behind, so the next one needs no process of its own: to load everything anew for each
          // took most of the time.
          isolate: false,
          setupFiles: isLong ? ['tools/unit/property-runs.ts'] : [],
          include: [
            'packages/*/src/**/*.test.ts',
            'e2e/support/**/*.test.ts',
            'bench/**/*.test.ts',
            'docs/**/*.test.ts',
          ],
        },
      },
      { extends: true, test: { name: 'tools', environment: 'node', include: ['tools/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          setupFiles: ['tools/unit/cheap-passwords.ts'],
          include: ['apps/server/src/**/*.test.ts'],
        },
      },
      {
        // The web's own configuration brings the macros of Lingui and JSX, and nothing of what is above.
        extends: './apps/web/vite.config.ts',
        test: {
          ...patience,
          name: 'web',
          root: 'apps/web',
          environment: 'node',
          isolate: false,
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'build/**/*.test.ts'],
        },
      },
    ],
  },
});
