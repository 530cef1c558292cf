// npm test   Every test once: lint, units, each journey in Chromium, the main job in Firefox too.
import { demandNode } from './shared/node-version.mjs';

demandNode();
const { main } = await import('./shared/selection.mjs');
const { testEverything } = await import('./test/everything.mjs');
await main(testEverything);
