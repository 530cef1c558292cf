// npm run unit -- [filter…]   Runs the test files whose path contains a filter; all of them without one.
import { main } from './shared/selection.mjs';
import { parseUnitArguments } from './unit/arguments.mjs';
import { runUnits } from './unit/run-units.mjs';

await main(async () => {
  const { filters, options } = parseUnitArguments(process.argv.slice(2));
  return (await runUnits(filters, options)).code;
});
