import { defineConfig } from 'vitest/config';

// The tests of one area alone, as `npm run mutate` names them.
const tests: unknown = JSON.parse(process.env['ANTEROOM_MUTATE_TESTS'] ?? '[]');

export default defineConfig({
  test: {
    environment: 'node',
    include: Array.isArray(tests) ? tests.filter((test) => typeof test === 'string') : [],
    testTimeout: 60_000,
    retry: 0,
  },
});
