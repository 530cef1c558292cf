import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { offeredByApt } from './apt.mjs';
import { run } from './run.mjs';

/** What large calls and strict networks need beside this server: a program that shows it is there, and its package. */
const parts = [
  { package: 'janus', program: 'janus', setting: 'MEDIA_SERVERS', why: 'calls of up to twenty' },
  {
    package: 'coturn',
    program: 'turnserver',
    setting: 'TURN_URLS',
    why: 'networks that let no direct connection through',
  },
];

/**
 * @typedef {object} Machine what a start finds
 * @property {(program: string) => boolean} has
 * @property {Readonly<Record<string, string | undefined>>} environment
 * @property {boolean} hasApt
 * @property {boolean} isRoot
 * @property {boolean} hasSudo
 * @property {boolean} isTerminal
 */

/** @typedef {'yes' | 'no' | undefined} Answer what was said on the command line */

/**
 * What to do about the parts that are missing: nothing, say it, ask, or install them.
 * @param {Machine} machine
 * @param {Answer} answer
 * @returns {{ do: 'nothing' } | { do: 'say' | 'ask' | 'install', packages: string[], line: string }}
 */
export function planProvision(machine, answer) {
  const { has, environment, hasApt, isRoot, hasSudo, isTerminal } = machine;
  if (environment['NODE_ENV'] === 'production' || answer === 'no') return { do: 'nothing' };
  const missing = parts.filter((part) => !has(part.program) && environment[part.setting] === undefined);
  if (missing.length === 0) return { do: 'nothing' };
  const packages = missing.map((part) => part.package);
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  const line = `For ${missing.map(({ why }) => why).join(', and for ')}: ${isRoot ? '' : 'sudo '}${command}`;
  const may = hasApt && (isRoot || hasSudo);
  if (!may)
    return { do: 'say', packages, line: hasApt ? line : `Not on this machine: ${packages.join(', ')}. ${line}` };
  // Root without a terminal is a container: there is nobody to ask.
  if (answer === 'yes' || (isRoot && !isTerminal)) return { do: 'install', packages, line };
  return { do: isTerminal ? 'ask' : 'say', packages, line };
}

/**
 * Installs what large calls and strict networks need, where that is wanted and possible; else says what to type. Without it
 * everything up to six works.
 * @param {Answer} answer
 */
export async function provision(answer) {
  const plan = planProvision(thisMachine(), answer);
  if (plan.do === 'nothing') return;
  if (plan.do === 'say') return console.log(plan.line);
  if (plan.do === 'ask' && !(await isWanted(plan.packages))) return console.log(plan.line);
  const isRoot = process.getuid?.() === 0;
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  /** @param {string[]} words */
  const asRoot = (...words) => run(isRoot ? (words[0] ?? '') : 'sudo', isRoot ? words.slice(1) : words, { env });
  // The server starts its own: the services of the whole machine would take their ports.
  await asRoot('ln', '-sf', '/dev/null', '/etc/systemd/system/janus.service');
  await asRoot('ln', '-sf', '/dev/null', '/etc/systemd/system/coturn.service');
  const { code: listed } = await asRoot('apt-get', '-q', 'update');
  const { offered, absent } = await offeredByApt(plan.packages);
  // Without a network there is no list, which says nothing of the system.
  const why = listed === 0 ? absentLines(absent) : [`The list of packages could not be read. ${plan.line}`];
  if (absent.length > 0) console.error(why.join('\n'));
  if (offered.length === 0) return;
  const { code } = await asRoot('apt-get', '-q', 'install', '-y', '--no-install-recommends', ...offered);
  if (code !== 0) console.error(`They could not be installed; up to six people can talk all the same. ${plan.line}`);
}

/**
 * What to do about parts that this release of Debian or Ubuntu doesn't have.
 * @param {readonly string[]} absent their packages
 */
export function absentLines(absent) {
  return parts
    .filter((part) => absent.includes(part.package))
    .map(
      (part) =>
        `This system has no package ${part.package}, for ${part.why}: name one on another machine by ${part.setting}, as README.md says. All else works.`,
    );
}

/** @param {readonly string[]} packages */
async function isWanted(packages) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(
    `Install ${packages.join(' and ')} for large calls and strict networks? [Y/n] `,
  );
  terminal.close();
  return !/^n/i.test(typed.trim());
}

/** @returns {Machine} */
function thisMachine() {
  return {
    has: isOnPath,
    environment: process.env,
    hasApt: existsSync('/etc/debian_version') && isOnPath('apt-get'),
    isRoot: process.getuid?.() === 0,
    hasSudo: isOnPath('sudo'),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  };
}

/** @param {string} program */
function isOnPath(program) {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
