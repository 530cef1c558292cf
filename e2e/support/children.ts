import { readFile, readdir } from 'node:fs/promises';
import { expect } from './patience.ts';

/**
 * Kills what a server has started, as a fault of its own would; resolves when it was told.
 * @param parent the server's process
 * @param name of the program, as the kernel has it
 * @returns when that was, in milliseconds since 1970
 */
export async function killChild(parent: number, name: string): Promise<number> {
  const pid = await childOf(parent, name);
  if (pid === null) throw new Error(`The server has started no ${name}.`);
  const killed = Date.now();
  process.kill(pid, 'SIGKILL');
  return killed;
}

/** Waits until a server has started such a program, and another one than that. */
export async function hasChild(parent: number, name: string): Promise<void> {
  await expect.poll(() => childOf(parent, name), { message: `a process of ${name}` }).not.toBeNull();
}

async function childOf(parent: number, name: string): Promise<number | null> {
  for (const folder of await readdir('/proc')) {
    if (!/^\d+$/.test(folder)) continue;
    // It may have ended meanwhile.
    const status = await readFile(`/proc/${folder}/stat`, 'utf8').catch(() => '');
    const [, comm, state, ppid] = /^\d+ \((.*)\) (\S) (\d+) /.exec(status) ?? [];
    if (comm === name && state !== 'Z' && Number(ppid) === parent) return Number(folder);
  }
  return null;
}
