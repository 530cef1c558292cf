// npm start [-- --https --yes --no-provision]   Installs if the lock changed, builds if stale, and serves. Needs nothing but Node.
import { demandNode } from './shared/node-version.mjs';

demandNode();
const { provision } = await import('./shared/provision.mjs');
const words = process.argv.slice(2);
await provision(words.includes('--no-provision') ? 'no' : words.includes('--yes') ? 'yes' : undefined);
// The server knows nothing of these.
process.argv = [...process.argv.slice(0, 2), ...words.filter((word) => word !== '--yes' && word !== '--no-provision')];
const { runBuilt } = await import('./shared/run-built.mjs');
await runBuilt('apps/server/dist/main.js');
