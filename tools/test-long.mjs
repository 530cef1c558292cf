// npm run test:long -- [--shard k/n]   What npm test has no time for; the last result stands in docs/long-run.md.
import { demandNode } from './shared/node-version.mjs';

demandNode();
const { main } = await import('./shared/selection.mjs');
const { testLong } = await import('./test-long/test-long.mjs');
await main(() => testLong(process.argv.slice(2)));
