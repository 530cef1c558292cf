import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { offeredByApt } from '../shared/apt.mjs';
import { withProgress } from '../shared/progress.mjs';
import { run } from '../shared/run.mjs';

/** What the tests want of the machine: a file that shows it is there, and the package that brings it. */
const wanted = [
  { package: 'chromium', isHere: () => existsSync('/usr/bin/chromium') },
  { package: 'firefox-esr', isHere: () => existsSync('/usr/bin/firefox-esr') },
  { package: 'redis-server', isHere: () => isOnPath('redis-server') },
  { package: 'janus', isHere: () => isOnPath('janus') },
  { package: 'coturn', isHere: () => isOnPath('turnserver') },
  { package: 'postgresql', isHere: () => isOnPath('postgres') || hasDebianPostgres() },
];

/**
 * Installs what is missing, on Debian and as root; elsewhere says what is missing and how to add it.
 * @returns {Promise<void>}
 * @throws when apt fails
 */
export async function installMissing() {
  const missing = wanted.filter(({ isHere }) => !isHere()).map((one) => one.package);
  if (missing.length === 0) return;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    console.warn(`Missing here: ${missing.join(', ')}. On Debian, as root: apt-get install ${missing.join(' ')}`);
    return;
  }
  await apt('Reading the list of packages', ['update']);
  const { offered, absent } = await offeredByApt(missing);
  if (absent.length > 0)
    console.warn(`This system has no package of: ${absent.join(', ')}. What needs one is listed as not run.`);
  if (offered.length > 0)
    await apt(`Installing ${offered.join(', ')}`, ['install', '-y', '--no-install-recommends', ...offered]);
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function apt(name, args) {
  const env = {
    DEBIAN_FRONTEND: 'noninteractive',
    // Debian would start a PostgreSQL and a Redis for the whole machine; the tests bring their own.
    RUNLEVEL: '1',
  };
  const { code, output } = await withProgress(name, () => run('apt-get', ['-q', ...args], { capture: true, env }));
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} ended with code ${code}:\n${output}`);
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasDebianPostgres() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(join(folder, version, 'bin/postgres')));
}
