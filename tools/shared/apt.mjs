import { run } from './run.mjs';

/**
 * Which packages this machine's Debian or Ubuntu has: not every release has every one (Debian 13 has no Janus).
 * @param {readonly string[]} packages
 * @returns {Promise<{ offered: string[], absent: string[] }>}
 */
export async function offeredByApt(packages) {
  const { output } = await run('apt-cache', ['policy', ...packages], { capture: true, env: { LC_ALL: 'C' } });
  return offeredIn(output, packages);
}

/**
 * @param {string} policy what `apt-cache policy` says of them, in English; nothing of those it never heard of
 * @param {readonly string[]} packages
 */
export function offeredIn(policy, packages) {
  const candidates = new Map(
    [...policy.matchAll(/^(\S+):\n(?: .*\n)*? {2}Candidate: (.*)$/gm)].map(([, name, version]) => [name, version]),
  );
  const isOffered = (/** @type {string} */ name) => (candidates.get(name) ?? '(none)') !== '(none)';
  return { offered: packages.filter(isOffered), absent: packages.filter((name) => !isOffered(name)) };
}
