import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@anteroom/testkit';
import { compare, type Metric } from '../measure.ts';

const runs = 15;
const start = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));
const bare = fileURLToPath(new URL('../floor/cold-start.mjs', import.meta.url));

/** P14: a cold start, installed and built, until the first page is served. */
export const coldStart: Metric = {
  id: 'P14',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'anteroom-bench-'));
    try {
      const times: { readonly ours: number; readonly bare: number }[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const [ourPort, barePort] = [await freePort(), await freePort()];
        const ours = await untilServed(
          [start],
          { DATA_DIR: join(folder, 'ours'), PORT: String(ourPort) },
          `http://localhost:${String(ourPort)}/c/renal`,
        );
        const floor = await untilServed(
          [bare, join(folder, 'bare'), String(barePort)],
          {},
          `http://127.0.0.1:${String(barePort)}/`,
        );
        // The first of each makes its folder.
        if (run > 0) times.push({ ours, bare: floor });
      }
      return [
        compare(
          {
            metric: 'P14',
            target: 1.5,
            unit: 'ms from the command to the first page; reference: bare Node and PGlite',
          },
          times.map(({ ours }) => ours),
          times.map((pair) => pair.bare),
        ),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function untilServed(
  command: readonly string[],
  environment: Record<string, string>,
  url: string,
): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, [...command], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`It ended: ${command.join(' ')}`);
      const answer = await fetch(url).catch(() => null);
      if (answer?.ok === true) return performance.now() - from;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    if (child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  }
}
