// npm run mutate -- [area…]   Changes the code of an area bit by bit; its tests have to notice at least nine of ten.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areas } from './mutate/areas.mjs';
import { filesOf, parseMutateArguments } from './mutate/arguments.mjs';
import { settingsFor } from './mutate/settings.mjs';
import { runNode, stopIfEnding } from './shared/run.mjs';
import { main } from './shared/selection.mjs';
import { filesBelow, root } from './shared/walk.mjs';

await main(async () => {
  const names = parseMutateArguments(process.argv.slice(2), Object.keys(areas));
  const files = [...filesBelow('packages'), ...filesBelow('apps')];
  let code = 0;
  for (const name of names) {
    const area = areas[name];
    if (area === undefined) continue;
    const { code: mutated, tests } = filesOf(area, files);
    const folder = join(root, '.anteroom/mutate');
    mkdirSync(folder, { recursive: true });
    const settings = join(folder, `${name}.json`);
    writeFileSync(settings, JSON.stringify(settingsFor(name, mutated)));
    const outcome = await runNode('node_modules/@stryker-mutator/core/bin/stryker.js', ['run', settings], {
      env: { ANTEROOM_MUTATE_TESTS: JSON.stringify(tests) },
    });
    stopIfEnding();
    code ||= outcome.code;
  }
  return code;
});
