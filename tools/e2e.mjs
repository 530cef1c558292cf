// npm run e2e -- [journey…] [--browser chromium|firefox] [--repeat N]   All journeys without a name, in Chromium.
import { parseJourneys } from './e2e/arguments.mjs';
import { journeys, runJourneys } from './e2e/run-journeys.mjs';
import { main } from './shared/selection.mjs';

await main(async () => (await runJourneys(parseJourneys(process.argv.slice(2), journeys()))).code);
