/** Below this share of noticed changes the run fails, in per cent. */
export const leastNoticed = 90;

/**
 * The settings of Stryker for an area.
 * @param {string} name
 * @param {readonly string[]} mutated files that are changed
 */
export function settingsFor(name, mutated) {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'tools/mutate/vitest.config.ts', related: false },
    mutate: mutated,
    concurrency: 2,
    coverageAnalysis: 'perTest',
    thresholds: { high: 98, low: leastNoticed, break: leastNoticed },
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `.anteroom/mutate/${name}-report.json` },
    tempDirName: '.anteroom/mutate/sandbox',
    ignorePatterns: ['/apps/web', '/e2e', '/bench', '/apps/*/dist', '/data', '/.git', '/screens', '/test-results'],
    allowConsoleColors: false,
    timeoutMS: 20_000,
  };
}
