// npm start [-- --https]   Installs if the lock changed, builds if stale, and serves. Needs nothing but Node.
import { demandNode } from './shared/node-version.mjs';

demandNode();
const { runBuilt } = await import('./shared/run-built.mjs');
await runBuilt('apps/server/dist/main.js');
