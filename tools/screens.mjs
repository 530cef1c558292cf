// npm run screens -- [page…]   Builds if stale, then takes a picture of every page.
import { runScript } from './shared/run-script.mjs';

await runScript('e2e/screens.ts');
