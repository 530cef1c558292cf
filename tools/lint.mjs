// npm run lint -- [step…] [--fix]   Style, rules, types, rings, dead code and catalogues; two steps at a time.
import { parseLintArguments } from './lint/arguments.mjs';
import { lint } from './lint/run-lint.mjs';
import { main } from './shared/selection.mjs';

await main(async () => {
  const { names, fix } = parseLintArguments(process.argv.slice(2));
  const results = await lint(names, fix);
  const bad = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(
    bad.length === 0 ? '\nLint: all well.' : `\nLint: ${bad.length} of ${results.length} failed: ${bad.join(', ')}`,
  );
  return bad.length === 0 ? 0 : 1;
});
