import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../shared/walk.mjs';

/** What a journey may need beside its browser, and the Debian package that brings it. */
export const packagesOf = /** @type {const} */ ({
  postgres: 'postgresql',
  redis: 'redis-server',
  chromium: 'chromium',
  firefox: 'firefox-esr',
  janus: 'janus',
  coturn: 'coturn',
  openssl: 'openssl',
  tc: 'iproute2',
  nft: 'nftables',
});

/** @typedef {keyof typeof packagesOf} Need */

/**
 * What a journey says that it needs, in a line of its own: `// Needs: postgres, redis`.
 * @param {string} source text of the journey
 * @returns {Need[]}
 * @throws for a word that names nothing
 */
export function needsIn(source) {
  const line = /^\/\/ Needs: (.*?)\.?$/m.exec(source)?.[1];
  if (line === undefined) return [];
  return line.split(/\s*,\s*/).map((word) => {
    if (!isNeed(word))
      throw new Error(`A journey needs '${word}', which is none of: ${Object.keys(packagesOf).join(', ')}.`);
    return word;
  });
}

/**
 * @param {string} word
 * @returns {word is Need}
 */
function isNeed(word) {
  return Object.hasOwn(packagesOf, word);
}

/** @param {string} name */
export function needsOf(name) {
  return needsIn(sourceOf(name));
}

/**
 * How a journey says, in a line of its own, that it may run:
 * - nothing: by itself, since it fills the machine or measures
 * - `// Two at a time.`: beside another journey, each with a server of its own; its own tests one after another
 * - `// Side by side.`: two of its own tests at a time, since each is whole in itself and waits for nobody
 * @param {string} name
 * @returns {Pace}
 */
export function paceOf(name) {
  const source = sourceOf(name);
  return paces.find((pace) => source.includes(`\n// ${pace}.\n`) || source.startsWith(`// ${pace}.\n`)) ?? 'By itself';
}

/**
 * Whether a journey says, in a line of its own, `// In the long run.`: it fills the machine for minutes, or waits on a harmed line, and what
 * it is about has lighter tests that run each time.
 * @param {string} name
 */
export function isOfTheLongRun(name) {
  return /^\/\/ In the long run\.$/m.test(sourceOf(name));
}

/** In the order in which they are run. */
export const paces = /** @type {const} */ (['By itself', 'Two at a time', 'Side by side']);

/** @typedef {(typeof paces)[number]} Pace */

/** @param {string} name */
function sourceOf(name) {
  return readFileSync(join(root, fileOf(name)), 'utf8');
}

/** @param {string} name */
export function fileOf(name) {
  return `e2e/journeys/${name}.journey.ts`;
}

/**
 * What of the needs is missing on this machine.
 * @param {readonly Need[]} needs
 * @param {Readonly<Record<string, string>>} services the addresses of the running ones, by variable
 * @returns {Need[]}
 */
export function missing(needs, services) {
  const here = {
    postgres: () => 'ANTEROOM_TEST_POSTGRES_URL' in services,
    redis: () => 'ANTEROOM_TEST_REDIS_URL' in services,
    chromium: () => existsSync('/usr/bin/chromium'),
    firefox: () => existsSync('/usr/bin/firefox-esr'),
    janus: () => existsSync('/usr/bin/janus'),
    coturn: () => existsSync('/usr/bin/turnserver'),
    openssl: () => existsSync('/usr/bin/openssl'),
    tc: () => canDoInANetwork('tc qdisc add dev lo root tbf rate 1mbit burst 3200 limit 9000'),
    nft: () => canDoInANetwork('nft add table ip losses'),
  };
  return needs.filter((need) => !here[need]());
}

/**
 * Whether a network of one's own can be made here, and this be done in it, such as holding a line down or throwing packets away: it
 * takes root, namespaces and the program.
 * @param {string} command
 */
function canDoInANetwork(command) {
  const name = `anteroom-try-${process.pid}`;
  /** @param {string[]} words */
  const ip = (...words) => spawnSync('ip', words, { stdio: 'ignore' }).status === 0;
  if (!ip('netns', 'add', name)) return false;
  const isDone = ip('netns', 'exec', name, ...command.split(' '));
  ip('netns', 'del', name);
  return isDone;
}
