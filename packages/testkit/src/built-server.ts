import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ask } from './ask.ts';

const mainFile = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url));
const commandFile = fileURLToPath(new URL('../../../apps/server/dist/cli.js', import.meta.url));
const run = promisify(execFile);

/**
 * How whatever has a media server is started. In life it doesn't share its processors with the browsers of a whole call, which put
 * themselves before everything else; who may not put it before them runs it as it is.
 */
export const beforeBrowsers = ['nice', '-n', '-15'];

/** How long a server may take to end, in milliseconds: it ends by itself after three seconds, whatever it is at. */
const endTime = 30_000;

/** Runs a command of the operator's command line and answers what it prints; fails where the command does. */
export type Operator = (...words: readonly string[]) => Promise<string>;

/** A built server in a process of its own, with a folder of its own. */
export interface TestServer {
  readonly url: string;
  /** The password of everybody in the demo hospital. */
  readonly password: string;
  /** Where its data lies. */
  readonly folder: string;
  /** The id of its process, to read what it uses of the machine. */
  pid(): number;
  /** What the server has printed so far. */
  output(): string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  startAgain(): Promise<void>;
  /** Types a command of the operator's, for this server's data; the server must not hold an embedded database meanwhile. */
  readonly operator: Operator;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** More environment, such as `DATABASE_URL`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether it starts a media server and a relay of its own, as it does for whoever runs it; none where it isn't said. */
  readonly withMedia?: boolean;
  /** What the operator does before the first start. */
  readonly before?: (operator: Operator) => Promise<void>;
  /** A data folder that stays when the server is closed; one of its own, with a new demo hospital, where none is named. */
  readonly folder?: string;
  /** What Node is started with; the built server where it isn't said. */
  readonly program?: readonly string[];
}

/** Starts a built server on a free port with a new demo hospital; resolves when it says that it is ready. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'anteroom-journey-')));
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'development',
    PORT: String(port),
    DATA_DIR: folder,
    // Everybody comes from one address here.
    SIGN_INS_PER_MINUTE: '1000000',
    ARRIVALS_PER_MINUTE: '1000000',
    REQUESTS_PER_MINUTE: '10000000',
    // Neither is started for whoever doesn't ask for it: on a small machine what is strained would take another way.
    ...(options.withMedia === true ? {} : { MEDIA_SERVERS: 'none', RELAY: 'none' }),
    ...options.environment,
  };
  const operator: Operator = async (...words) =>
    (await run(process.execPath, [commandFile, ...words], { env })).stdout.trim();
  await options.before?.(operator);
  let printed = '';
  let child = await launch();

  async function launch(): Promise<ChildProcess> {
    const command = [process.execPath, ...(options.program ?? [mainFile])];
    const [file = '', ...words] = options.withMedia === true ? [...beforeBrowsers, ...command] : command;
    const started = spawn(file, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    started.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    started.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await ready(started);
    return started;
  }

  async function ready(process_: ChildProcess): Promise<void> {
    const deadline = Date.now() + 150_000;
    while (Date.now() < deadline) {
      if (process_.exitCode !== null) throw new Error(`The server ended:\n${printed}`);
      const answer = await ask(`${url}/health/ready`).catch(() => null);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server did not become ready:\n${printed}`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const last = setTimeout(() => child.kill('SIGKILL'), endTime);
    await gone;
    clearTimeout(last);
    if (signal !== 'SIGKILL' && child.signalCode === 'SIGKILL') throw new Error(`The server did not end:\n${printed}`);
  }

  return {
    url,
    folder,
    password: (await readFile(join(folder, 'demo-password'), 'utf8').catch(() => '')).trim(),
    pid() {
      if (child.pid === undefined) throw new Error('The server has no process.');
      return child.pid;
    },
    output: () => printed,
    operator,
    kill: () => end('SIGKILL'),
    async startAgain() {
      child = await launch();
    },
    async close() {
      try {
        await end('SIGTERM');
      } finally {
        if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A port that nobody listens on now, below the range that client sockets take theirs from. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
  throw new Error('No free port was found.');
}
