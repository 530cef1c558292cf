import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Account } from './run-folder.ts';
import { isSameProcess, startOfProcess, type ProcessMark } from './process-mark.ts';
import type { Log } from './log.ts';

/** A program that runs as long as this server does. */
export interface KeptProcess {
  /** The id of its process, or null while it doesn't run. */
  readonly pid: number | null;
  /** Ends it and waits until it is gone. */
  close(): Promise<void>;
}

export interface KeptProcessParts {
  readonly name: string;
  readonly program: string;
  /** Prepares a start, such as by files with new secrets; answers what the program is started with. */
  readonly prepare: () => readonly string[];
  /** Names the process, so that one that a killed server has left behind is found and ended. */
  readonly pidFile: string;
  /** With which rights it runs; those of this server where it is null. */
  readonly account: Account | null;
  /** Whether it listens on a port below 1024, which such rights don't cover by themselves. */
  readonly usesLowPort?: boolean;
  readonly log: Log;
}

/** After how long a program that dies again and again is started anew, in milliseconds: at once at first. */
const pauses = [0, 200, 1_000, 5_000];
/** One that has run for so long, in milliseconds, is well. */
const wellAfter = 20_000;
/** How long it may take to end, in milliseconds, before it is killed. */
const endTime = 1_000;
const mostOutput = 4_000;

/** Starts a program, again whenever it dies, until it is closed. */
export function keepProcess(parts: KeptProcessParts): KeptProcess {
  const { name, program, pidFile, log } = parts;
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let deaths = 0;
  let isClosed = false;
  endLeftover(pidFile, log, name);
  start();

  function start(): void {
    const begun = performance.now();
    const { file, args, account } = bound(program, parts);
    const started = spawn(file, [...args], { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...account });
    child = started;
    let output = '';
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-mostOutput)));
    if (started.pid !== undefined) {
      const mark: ProcessMark = { pid: started.pid, startedAt: startOfProcess(started.pid) };
      writeFileSync(pidFile, JSON.stringify(mark), { mode: 0o600 });
    }
    let isOver = false;
    const over = (reason: unknown): void => {
      if (isOver) return;
      isOver = true;
      child = null;
      rmSync(pidFile, { force: true });
      if (isClosed) return;
      deaths = performance.now() - begun > wellAfter ? 1 : deaths + 1;
      log.error({ part: name, reason, output: withoutAddresses(output) }, 'A program has ended and is started again.');
      timer = setTimeout(start, pauses[Math.min(deaths, pauses.length) - 1]);
      timer.unref();
    };
    started.once('error', (error) => over(error.message));
    // Not at its exit: what it said last comes after that.
    started.once('close', (code, signal) => over(signal ?? code));
  }

  return {
    get pid() {
      return child?.pid ?? null;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const running = child;
      if (running === null) return;
      const gone = new Promise<void>((resolve) => running.once('close', () => resolve()));
      running.kill('SIGTERM');
      const kill = setTimeout(() => running.kill('SIGKILL'), endTime);
      await gone;
      clearTimeout(kill);
      rmSync(pidFile, { force: true });
    },
  };
}

/** The path of a program, or null where it isn't on this machine. */
export function programOnPath(name: string, path = process.env['PATH'] ?? ''): string | null {
  for (const folder of [...path.split(delimiter), '/usr/sbin', '/usr/bin']) {
    try {
      const file = join(folder, name);
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Elsewhere, then.
    }
  }
  return null;
}

/** What a program says of those who use it has their addresses in it, which stand in no log of ours. */
function withoutAddresses(output: string): string {
  const four = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g;
  const six = /(?<![\w:])(?=[\da-f]*:[\da-f]*:)[\da-f:]+(?![\w:])/gi;
  return output.replace(four, '[address]').replace(six, '[address]');
}

interface Bound {
  readonly file: string;
  readonly args: readonly string[];
  readonly account: Account | null;
}

/**
 * Linux ends it together with this process, however that ends, where its tool for that is there; the same tool leaves a program
 * without any other right that of listening on a port below 1024 (capabilities(7)).
 */
function bound(program: string, { prepare, account, usesLowPort = false }: KeptProcessParts): Bound {
  const binder = '/usr/bin/setpriv';
  const args = prepare();
  if (!existsSync(binder)) return { file: program, args, account };
  const ends = ['--pdeathsig', 'KILL'];
  if (account === null || !usesLowPort) return { file: binder, args: [...ends, program, ...args], account };
  const only = '-all,+net_bind_service';
  const rights = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const rest = [`--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`, '--no-new-privs'];
  return { file: binder, args: [...rights, ...rest, ...ends, program, ...args], account: null };
}

/** Ends a program that a killed server has left behind, by what it wrote down of it; it is gone when this returns. */
export function endLeftover(pidFile: string, log: Log, name: string): void {
  const mark = readMark(pidFile);
  // Without the moment of its start, the number may be anybody's by now.
  if (mark === null || mark.startedAt === null || !isSameProcess(mark)) return;
  log.warn({ part: name, pid: mark.pid }, 'A program that a killed server has left behind is ended.');
  process.kill(mark.pid, 'SIGKILL');
  const nap = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 100 && isSameProcess(mark); tries += 1) Atomics.wait(nap, 0, 0, 5);
}

function readMark(file: string): ProcessMark | null {
  try {
    const mark: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof mark !== 'object' || mark === null || !('pid' in mark) || !('startedAt' in mark)) return null;
    const { pid, startedAt } = mark;
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : null;
  } catch {
    return null;
  }
}
