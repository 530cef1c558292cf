import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlreadyRunningError, takeProcessLock } from './process-lock.ts';
import { startOfProcess } from '../../platform/process-mark.ts';

describe('the lock of a folder', () => {
  let folder = '';
  let path = '';
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'anteroom-lock-'));
    path = join(folder, 'lock');
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(end));
    rmSync(folder, { recursive: true });
  });

  /** Somebody else, who runs until told otherwise. */
  async function neighbour(): Promise<ChildProcess & { readonly pid: number }> {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    children.push(child);
    await once(child, 'spawn');
    const { pid } = child;
    if (pid === undefined) throw new Error('The neighbour did not start.');
    return Object.assign(child, { pid });
  }

  function leaveLockOf(pid: number, startedAt = startOfProcess(pid)): void {
    writeFileSync(path, JSON.stringify({ pid, startedAt }));
  }

  it('is one file for its owner only, and gone when it is given back', () => {
    const lock = takeProcessLock(path);

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['lock']);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses while its owner lives, and says who that is', async () => {
    const owner = await neighbour();
    leaveLockOf(owner.pid);

    expect(() => takeProcessLock(path)).toThrow(AlreadyRunningError);
    expect(() => takeProcessLock(path)).toThrow(expect.objectContaining({ code: 'already-running', pid: owner.pid }));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: owner.pid });
  });

  it('refuses the process itself a second time', () => {
    const lock = takeProcessLock(path);

    expect(() => takeProcessLock(path)).toThrow(AlreadyRunningError);
    lock.release();
    takeProcessLock(path).release();
  });

  it('takes over from a process that is dead', async () => {
    const owner = await neighbour();
    leaveLockOf(owner.pid);
    await end(owner);
    const lock = takeProcessLock(path);

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['lock']);
    lock.release();
  });

  it.runIf(existsSync('/proc/self/stat'))('takes over where another process has the number by now', async () => {
    const stranger = await neighbour();
    leaveLockOf(stranger.pid, 'another boot 1234');
    takeProcessLock(path).release();

    expect(existsSync(path)).toBe(false);
  });

  it('takes over a lock that holds nothing readable', () => {
    writeFileSync(path, '');
    takeProcessLock(path).release();

    expect(existsSync(path)).toBe(false);
  });

  it('leaves a dead lock to whoever is taking it over already, unless that one died too', async () => {
    const owner = await neighbour();
    leaveLockOf(owner.pid);
    await end(owner);
    const guard = `${path}.stealing`;
    writeFileSync(guard, JSON.stringify({ pid: 1, startedAt: null }));
    expect(() => takeProcessLock(path)).toThrow(AlreadyRunningError);

    utimesSync(guard, 0, 0);
    takeProcessLock(path).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives back no lock but its own', async () => {
    const lock = takeProcessLock(path);
    const other = await neighbour();
    leaveLockOf(other.pid);
    lock.release();

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: other.pid });
  });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
