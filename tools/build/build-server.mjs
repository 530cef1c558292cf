import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { filesBelow, root } from '../shared/walk.mjs';

const source = 'apps/server/src';
const output = 'apps/server/dist';

/**
 * Bundles the server into `apps/server/dist`: `main.js`, `cli.js`, and each `*-worker.ts` under its own name beside
 * them, so `new URL('./<name>-worker.js', import.meta.url)` finds it. Folders named `migrations` come along as they are.
 * The project's own packages go in; those of others stay outside, in `node_modules`.
 */
export async function buildServer() {
  const files = filesBelow(source);
  const entries = files.filter((file) => /\/src\/(main|cli)\.ts$|-worker\.ts$/.test(file));
  rmSync(join(root, output), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: output,
    entryNames: '[name]',
    chunkNames: 'shared-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [
      {
        name: 'others-stay-outside',
        setup(builder) {
          builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@anteroom/') ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  const migrations = new Set(
    files.map((file) => /^.*\/migrations(?=\/)/.exec(file)?.[0]).filter((path) => path !== undefined),
  );
  for (const folder of migrations) {
    const target = join(root, output, 'migrations');
    if (existsSync(target)) throw new Error(`Two folders named migrations: ${[...migrations].join(', ')}.`);
    cpSync(join(root, folder), target, { recursive: true });
  }
}
