import { writeFileSync } from 'node:fs';
import { failureOf } from '../shared/tally.mjs';

/**
 * Writes how many tests went which way, and what failed, to the file named by `ANTEROOM_TALLY`. A file that could not be loaded, and an
 * error outside every test, is a failure too.
 */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(modules, errors) {
    /** @type {string[]} */
    const failures = errors.map((error) => failureOf('outside every test', messageOf(error)));
    const tally = { passed: 0, failed: errors.length, skipped: 0, failures };
    for (const module of modules) {
      tally.failed += module.errors().length;
      failures.push(...module.errors().map((error) => failureOf(module.relativeModuleId, messageOf(error))));
      for (const test of module.children.allTests()) {
        const { state, errors: why } = test.result();
        tally[state === 'pending' ? 'skipped' : state]++;
        if (state === 'failed')
          failures.push(failureOf(`${module.relativeModuleId} ${test.fullName}`, messageOf(why?.[0])));
      }
    }
    const path = process.env['ANTEROOM_TALLY'];
    if (path !== undefined) writeFileSync(path, JSON.stringify(tally));
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
