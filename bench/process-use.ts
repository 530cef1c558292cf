import { readFile } from 'node:fs/promises';

/** What a tick of the processor's account is, in milliseconds; 100 a second on every Linux of today. */
const tick = 10;

/** The processor time that a process has had so far, in milliseconds; Linux alone tells. */
export async function processorTimeOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
  // The name before it may hold anything, and ends with the last bracket.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** The memory that a process holds, in kB; Linux alone tells. */
export async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]);
}

/** Memory once it no longer changes: the least of some looks, since what a collector gives back comes late. */
export async function settledMemoryOf(pid: number): Promise<number> {
  const looks = [];
  for (let look = 0; look < 10; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    looks.push(await memoryOf(pid));
  }
  return Math.min(...looks);
}
