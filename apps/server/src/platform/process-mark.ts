import { readFileSync } from 'node:fs';
import { errorCodeOf } from './error-code.ts';

/** A process, told apart from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** Boot and moment of its start where the system tells (Linux), else null. */
  readonly startedAt: string | null;
}

/** Whether the process so marked still runs. */
export function isSameProcess({ pid, startedAt }: ProcessMark): boolean {
  if (!runs(pid)) return false;
  return startedAt === null || startedAt === startOfProcess(pid);
}

/** The boot's id and the clock ticks from there to the start of a process, or null where nothing tells. */
export function startOfProcess(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets; what follows the last one is the third field on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but as somebody else.
    return errorCodeOf(error) === 'EPERM';
  }
}
