import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Where PGlite keeps its files, and the Unix socket on which it is to answer. */
export interface WorkerPlaces {
  readonly folder: string;
  readonly socket: string;
}

/** Starts the thread of the embedded database: the bundle beside this one, or its source while there is none. */
export function startWorker(places: WorkerPlaces): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  if (!fromSource) return new Worker(new URL('./pglite-worker.js', import.meta.url), { workerData: places });
  // Node 20 reads no TypeScript, and a thread doesn't inherit what reads it for us.
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const source = new URL('./pglite-worker.ts', import.meta.url);
  return new Worker(
    `import(${JSON.stringify(pathToFileURL(loader).href)}).then(({ register }) => {
       register();
       return import(${JSON.stringify(source.href)});
     });`,
    { eval: true, workerData: places },
  );
}
