// npm run bench -- [metric…] [--json]   Builds if stale, then measures the ratios; all without a name.
import { runScript } from './shared/run-script.mjs';

await runScript('bench/run.ts');
