import { withLock } from '../shared/lock.mjs';
import { withProgress } from '../shared/progress.mjs';
import { writeStamp } from '../shared/stamp.mjs';
import { buildWeb } from './build-web.mjs';
import { isFresh, parts, sourcesOf } from './parts.mjs';

/**
 * Builds what is older than its sources. Two processes that ask at once build once.
 * @param {NodeJS.WriteStream} [to] where progress is shown
 * @throws when a build fails, with what it wrote
 */
export async function buildIfStale(to = process.stdout) {
  if (stale().length === 0) return;
  await withLock('build', async () => {
    const wanted = stale();
    if (wanted.length === 0) return;
    const names = wanted.map(({ part }) => part.name).join(' and ');
    await withProgress(`Building ${names}`, () => Promise.all(wanted.map(buildPart)), to);
  });
}

/** @typedef {{ part: import('./parts.mjs').Part, sources: string }} Stale */

/** @returns {Stale[]} */
function stale() {
  return parts
    .map((part) => ({ part, sources: sourcesOf(part) }))
    .filter(({ part, sources }) => !isFresh(part, sources));
}

/** @param {Stale} stale */
async function buildPart({ part, sources }) {
  if (part.name === 'server') {
    // Loaded only here: a start that builds nothing needs no bundler.
    const { buildServer } = await import('./build-server.mjs');
    await buildServer();
  } else {
    await buildWeb();
  }
  writeStamp(`built-${part.name}`, sources);
}
