import { expect, it } from 'vitest';

import { isTooSlow } from './judge-load.ts';

it.each<[string, readonly number[], boolean]>([
  ['nothing was measured', [], false],
  ['it has little to do', [0.02, 0.03, 0.02, 0.05], false],
  ['it hung once', [0.02, 2, 0.02], false],
  ['it hung twice', [0.02, 0.9, 0.9], false],
  ['it can’t keep up', [0.02, 0.7, 0.9, 1.2], true],
  ['it couldn’t and can again', [0.7, 0.9, 1.2, 0.1], false],
])('a device is too slow or not: %s', (_what, loads, slow) => {
  expect(isTooSlow(loads)).toBe(slow);
});
