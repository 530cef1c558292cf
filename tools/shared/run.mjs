import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Interrupted } from './selection.mjs';
import { root } from './walk.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code of the process; 128 + signal when a signal ended it, as a shell says it
 * @property {string} output what it wrote, both streams in the order they came, when captured; otherwise empty
 */

/** @type {NodeJS.Signals | undefined} */
let ending;

/**
 * Stops what would come next where a signal asked this process to end while a program ran.
 * @throws {Interrupted}
 */
export function stopIfEnding() {
  if (ending !== undefined) throw new Interrupted(`Ended by ${ending}.`);
}

/**
 * Runs one program to its end. With `capture` its output is kept and not shown; with `echo` as well, both.
 * Ctrl-C reaches the child by itself (one terminal, one process group); SIGTERM is passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ capture?: boolean, echo?: boolean, env?: Readonly<Record<string, string | undefined>>, cwd?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  const { capture = false, echo = false, env = {}, cwd = root } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      if (echo) process.stdout.write(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      ending = signal;
      child.kill(signal);
    };
    // A terminal's Ctrl-C goes to the whole group: ignoring it here lets the child end in its own way first.
    const wait = (/** @type {NodeJS.Signals} */ signal) => {
      ending = signal;
    };
    process.on('SIGTERM', passOn);
    process.on('SIGINT', wait);
    const release = () => {
      process.off('SIGTERM', passOn);
      process.off('SIGINT', wait);
    };
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), output });
    });
  });
}

/**
 * Runs a program that npm installed, through this very Node: no shell, no `npx` start-up.
 * @param {string} script path of its JavaScript below the project
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}
