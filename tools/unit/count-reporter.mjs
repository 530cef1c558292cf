import { writeFileSync } from 'node:fs';

/**
 * Writes how many tests went which way to the file named by `ANTEROOM_TALLY`. A file that could not be loaded, and an
 * error outside every test, is a failure too.
 */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(modules, errors) {
    const tally = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      tally.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        tally[state === 'pending' ? 'skipped' : state]++;
      }
    }
    const path = process.env['ANTEROOM_TALLY'];
    if (path !== undefined) writeFileSync(path, JSON.stringify(tally));
  }
}
