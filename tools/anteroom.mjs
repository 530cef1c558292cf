// npm run anteroom -- <command>…   The operator's command line, e.g. `administrator create`.
import { demandNode } from './shared/node-version.mjs';

demandNode();
const { runBuilt } = await import('./shared/run-built.mjs');
await runBuilt('apps/server/dist/cli.js');
