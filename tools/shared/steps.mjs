import { stopIfEnding } from './run.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<{ ok: boolean, output?: string }>} work
 */

/**
 * @typedef {object} StepResult
 * @property {string} name
 * @property {boolean} ok
 * @property {number} seconds
 */

/**
 * Runs steps, at most `atOnce` together, saying each one's name and time as it ends, and showing the output of those
 * that failed. A step that throws has failed.
 * @param {readonly Step[]} steps
 * @param {number} atOnce
 * @param {(line: string) => void} [say]
 * @returns {Promise<StepResult[]>} in the order given
 * @throws {import('./selection.mjs').Interrupted} when a signal asked the process to end
 */
export async function runSteps(steps, atOnce, say = (line) => console.log(line)) {
  /** @type {StepResult[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < steps.length; index = next++) {
      const step = steps[index];
      if (step === undefined) return;
      stopIfEnding();
      const began = performance.now();
      const { ok, output = '' } = await step.work().catch((/** @type {unknown} */ error) => ({
        ok: false,
        output: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }));
      const seconds = (performance.now() - began) / 1000;
      results[index] = { name: step.name, ok, seconds };
      say(`${ok ? '✓' : '✗'} ${step.name}  ${seconds.toFixed(1)} s`);
      if (!ok && output.trim() !== '') say(indent(output.trimEnd()));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, steps.length) }, worker));
  stopIfEnding();
  return results;
}

/** @param {string} text */
function indent(text) {
  return text.replaceAll(/^/gm, '    ');
}
