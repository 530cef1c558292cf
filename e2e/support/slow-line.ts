import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium as launcher, type Browser } from '@playwright/test';
import { chromium } from '../browsers.ts';

const run = promisify(execFile);
const relayFile = fileURLToPath(new URL('./relay.mjs', import.meta.url));

/** A browser in a network of its own, behind a line whose bandwidth the kernel holds down. */
export interface SlowLine {
  readonly browser: Browser;
  /** Both ways, in kbit/s. */
  setRate(kbps: number): Promise<void>;
  close(): Promise<void>;
}

/** Why this machine can't hold a line down, or null where it can: it takes root and a kernel with namespaces and `tc`. */
export async function whyNoSlowLine(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can hold a line down';
  const name = `anteroom-try-${String(process.pid)}`;
  try {
    await run('ip', ['netns', 'add', name]);
    await run('ip', ['netns', 'exec', name, 'ip', 'link', 'set', 'lo', 'up']);
    await run('ip', ['netns', 'exec', name, 'tc', 'qdisc', 'add', 'dev', 'lo', 'root', ...shaped(1_000)]);
    return null;
  } catch (error) {
    return `this machine has no network namespaces or no tc: ${error instanceof Error ? error.message : ''}`;
  } finally {
    await run('ip', ['netns', 'del', name]).catch(() => undefined);
  }
}

/**
 * Lays a slow line to a server, and opens a browser at its far end. There the server is found under its own address, so
 * its pages are secure ones and its cookies its own.
 * @param url of the server, on `localhost`
 */
export async function laySlowLine(url: string, kbps: number): Promise<SlowLine> {
  const { port } = new URL(url);
  const number = process.pid % 200;
  const name = `anteroom-${String(process.pid)}`;
  const [near, far] = [`an${String(process.pid)}n`, `an${String(process.pid)}f`];
  const [nearAddress, farAddress] = [`10.79.${String(number)}.1`, `10.79.${String(number)}.2`];
  const inside = (...words: readonly string[]) => run('ip', ['netns', 'exec', name, ...words]);
  const relays: ChildProcess[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-slow-'));

  async function relay(command: string, words: readonly string[]): Promise<void> {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    relays.push(child);
    await once(child.stdout, 'data');
  }
  async function setRate(rate: number): Promise<void> {
    await run('tc', ['qdisc', 'replace', 'dev', near, 'root', ...shaped(rate)]);
    await inside('tc', 'qdisc', 'replace', 'dev', far, 'root', ...shaped(rate));
  }

  await run('ip', ['netns', 'add', name]);
  await run('ip', ['link', 'add', near, 'type', 'veth', 'peer', 'name', far]);
  await run('ip', ['link', 'set', far, 'netns', name]);
  await run('ip', ['addr', 'add', `${nearAddress}/30`, 'dev', near]);
  await run('ip', ['link', 'set', near, 'up']);
  await inside('ip', 'addr', 'add', `${farAddress}/30`, 'dev', far);
  await inside('ip', 'link', 'set', far, 'up');
  await inside('ip', 'link', 'set', 'lo', 'up');
  await setRate(kbps);
  await relay(process.execPath, [relayFile, nearAddress, port, 'localhost', port]);
  await relay('ip', ['netns', 'exec', name, process.execPath, relayFile, 'localhost', port, nearAddress, port]);

  const program = join(folder, 'chromium');
  await writeFile(program, `#!/bin/sh\nexec ip netns exec ${name} ${chromium.executablePath ?? ''} "$@"\n`);
  await chmod(program, 0o755);
  const browser = await launcher.launch({ ...chromium, executablePath: program });

  return {
    browser,
    setRate,
    async close() {
      await browser.close();
      for (const child of relays) child.kill();
      await run('ip', ['link', 'del', near]).catch(() => undefined);
      await run('ip', ['netns', 'del', name]).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the kernel is told: a bucket that lets a packet or two through at once, and a queue as a home router has it. */
function shaped(kbps: number): readonly string[] {
  return ['tbf', 'rate', `${String(kbps)}kbit`, 'burst', '3200', 'latency', '400ms'];
}
