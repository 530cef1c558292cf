import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server that ours is compared with, in a process of its own. */
export interface Floor {
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts a server of `floor/`, which is given a new folder and prints its port. */
export async function startFloor(program: URL): Promise<Floor> {
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-bench-'));
  const file = fileURLToPath(program);
  const child = spawn(process.execPath, ['--import', 'tsx', file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed: unknown[] = await once(child.stdout, 'data');
  if (child.pid === undefined) throw new Error(`${file} has no process.`);
  return {
    url: `http://127.0.0.1:${String(printed[0]).trim()}/`,
    pid: child.pid,
    async close() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
