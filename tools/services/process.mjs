import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * @typedef {object} Service
 * @property {string} url where clients reach it
 * @property {() => void} kill ends it at once
 * @property {() => Promise<void>} stop ends it and waits until it is gone
 */

/** @typedef {{ uid?: number, gid?: number }} Account */

/**
 * Starts a server and waits until `ready` answers true.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ url: string, account?: Account, signal: NodeJS.Signals, ready: () => Promise<boolean> }} options
 *   `signal`: the one that ends it without waiting for its clients
 * @returns {Promise<Service>}
 * @throws when it ends or stays silent for 20 s, with what it wrote
 */
export async function startProcess(command, args, { url, account = {}, signal, ready }) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...account });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (written = (written + String(chunk)).slice(-4000)));
  }
  const gone = once(child, 'exit');
  const kill = () => void child.kill(signal);
  const deadline = Date.now() + 20_000;
  while (!(await ready())) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      kill();
      throw new Error(`${command} did not start:\n${written}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return {
    url,
    kill,
    async stop() {
      kill();
      await gone;
    },
  };
}

/**
 * A port of this machine that is free now. Between 20000 and 32000, where no client's own port comes in between.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
