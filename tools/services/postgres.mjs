import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort, startProcess } from './process.mjs';

/**
 * Starts an empty PostgreSQL for tests, on loopback, with nothing kept safe on disk. It refuses to run as root, so root
 * runs it as the account `postgres` (or `nobody`).
 * @param {string} folder one of the run's own, removed by the caller
 * @returns {Promise<import('./process.mjs').Service | undefined>} undefined where it isn't installed
 */
export async function startPostgres(folder) {
  const binaries = findBinaries();
  if (binaries === undefined) return undefined;
  const account = accountFor();
  const home = join(folder, 'postgres');
  mkdirSync(home);
  chmodSync(folder, 0o711);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(home, account.uid, account.gid);
  const data = join(home, 'data');
  execFileSync(
    join(binaries, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'anteroom',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
      '--no-instructions',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', ...account },
  );
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: home,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  return startProcess(join(binaries, 'postgres'), args, {
    url: `postgres://anteroom@127.0.0.1:${port}/postgres`,
    account,
    signal: 'SIGQUIT',
    ready: () => Promise.resolve(answers(binaries, port)),
  });
}

/** The folder with `initdb` and `postgres`: Debian's newest, else the one on the path. */
function findBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres', 'pg_isready'].every((name) => isProgram(join(folder, name))));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {import('./process.mjs').Account} */
function accountFor() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('PostgreSQL refuses to run as root, and this machine has neither the account postgres nor nobody.');
}

/**
 * @param {'-u' | '-g'} kind
 * @param {string} name
 */
function idOf(kind, name) {
  try {
    return Number(execFileSync('id', [kind, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} binaries
 * @param {number} port
 */
function answers(binaries, port) {
  try {
    execFileSync(join(binaries, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
