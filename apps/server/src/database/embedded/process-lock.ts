import { linkSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { errorCodeOf } from '../../platform/error-code.ts';
import { isSameProcess, startOfProcess, type ProcessMark } from '../../platform/process-mark.ts';

/** Another process has the folder open. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
  readonly code = 'already-running';
  readonly pid: number;

  constructor(pid: number) {
    super(`The process ${pid} has this folder open.`);
    this.pid = pid;
  }
}

export interface ProcessLock {
  /** Gives the lock back; a second time does nothing. */
  release(): void;
}

/** How long two processes may argue over a dead one's lock before a leftover of that is swept away, in milliseconds. */
const stealingTime = 10_000;

/**
 * Takes a lock file for this process: PGlite has no lock of its own, and two on one folder lose writes without a word.
 * A lock of a process that is dead, or whose number another process has by now, is taken over.
 * @throws AlreadyRunningError where its owner lives
 */
export function takeProcessLock(path: string): ProcessLock {
  const own: ProcessMark = { pid: process.pid, startedAt: startOfProcess(process.pid) };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    // A link appears with its content in it, or not at all.
    if (!linked(draft, path)) steal(path, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  let held = true;
  return {
    release() {
      if (held && readMark(path)?.pid === own.pid) rmSync(path, { force: true });
      held = false;
    },
  };
}

/** Only one process at a time may judge a lock and take it over, or two would take it one after the other. */
function steal(path: string, draft: string): void {
  const guard = `${path}.stealing`;
  if (!linked(draft, guard)) {
    const age = ageOf(guard);
    if (age === null || age < stealingTime) throw new AlreadyRunningError(readMark(guard)?.pid ?? 0);
    rmSync(guard, { force: true });
    return steal(path, draft);
  }
  try {
    const owner = readMark(path);
    if (owner !== null && isSameProcess(owner)) throw new AlreadyRunningError(owner.pid);
    renameSync(draft, path);
  } finally {
    unlinkSync(guard);
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readMark(path: string): ProcessMark | null {
  try {
    const mark: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof mark !== 'object' || mark === null || !('pid' in mark) || !('startedAt' in mark)) return null;
    const { pid, startedAt } = mark;
    if (typeof pid !== 'number') return null;
    return { pid, startedAt: typeof startedAt === 'string' ? startedAt : null };
  } catch {
    return null;
  }
}

function ageOf(path: string): number | null {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return null;
  }
}
