import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, startProcess } from './process.mjs';

/**
 * Starts an empty Redis for tests, on loopback, that stores nothing.
 * @param {string} folder one of the run's own, removed by the caller
 * @returns {Promise<import('./process.mjs').Service | undefined>} undefined where it isn't installed
 */
export async function startRedis(folder) {
  if (!isInstalled()) return undefined;
  const home = join(folder, 'redis');
  mkdirSync(home);
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', home, '--save', '', '--appendonly', 'no'];
  return startProcess('redis-server', args, {
    url: `redis://127.0.0.1:${port}`,
    signal: 'SIGKILL',
    ready: () => answers(port),
  });
}

function isInstalled() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(reply.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}
