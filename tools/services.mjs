// PostgreSQL and Redis for tests, started for one run in a folder of their own and ended with it.
import { rm } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './services/postgres.mjs';
import { startRedis } from './services/redis.mjs';

/**
 * @typedef {object} Services
 * @property {Record<string, string>} env `ANTEROOM_TEST_POSTGRES_URL`, `ANTEROOM_TEST_REDIS_URL`: those that are there
 * @property {string[]} absent what isn't there, as a name and the line that adds it
 * @property {() => Promise<void>} stop ends what was started; safe to call twice
 */

const kinds = /** @type {const} */ ([
  {
    name: 'PostgreSQL',
    variable: 'ANTEROOM_TEST_POSTGRES_URL',
    start: startPostgres,
    add: 'apt-get install postgresql',
  },
  { name: 'Redis', variable: 'ANTEROOM_TEST_REDIS_URL', start: startRedis, add: 'apt-get install redis-server' },
]);

/**
 * Starts what the machine has and the environment doesn't name yet. Whatever way the process goes, the servers go with
 * it, by their pid.
 * @returns {Promise<Services>}
 */
export async function startServices() {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-services-'));
  /** @type {Record<string, string>} */
  const env = {};
  /** @type {string[]} */
  const absent = [];
  /** @type {import('./services/process.mjs').Service[]} */
  const running = [];
  const kill = () => {
    for (const service of running) service.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', kill);
  // Without these, a signal would skip `exit` and leave the servers behind.
  const leave = (/** @type {NodeJS.Signals} */ signal) => {
    if (process.listenerCount(signal) === 1) process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);

  for (const { name, variable, start, add } of kinds) {
    if (process.env[variable] !== undefined) {
      env[variable] = process.env[variable];
      continue;
    }
    const service = await start(folder);
    if (service === undefined) {
      absent.push(`${name}: it isn't installed here (${add}).`);
      continue;
    }
    running.push(service);
    env[variable] = service.url;
  }

  return {
    env,
    absent,
    async stop() {
      process.off('exit', kill);
      process.off('SIGINT', leave);
      process.off('SIGTERM', leave);
      await Promise.all(running.splice(0).map((service) => service.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
