// Builds the server and the web where they are older than their sources: `node tools/build.mjs`.
import { buildIfStale } from './build/build-if-stale.mjs';

await buildIfStale();
