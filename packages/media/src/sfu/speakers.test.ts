import { expect, it } from 'vitest';

import { alice, chen, ivo } from '../testing/people.ts';
import { createSpeakers } from './speakers.ts';

it('knows who spoke last, forgets who was silent for a while, and takes no room for a voice', () => {
  const speakers = createSpeakers();
  speakers.hear(new Map([[alice, 0.3]]), 0);
  speakers.hear(
    new Map([
      [chen, 0.1],
      [ivo, 0.001],
    ]),
    5000,
  );
  expect(speakers.recent(5000)).toEqual([chen, alice]);
  speakers.hear(new Map([[alice, 0.2]]), 6000);
  expect(speakers.recent(6000)).toEqual([alice, chen]);
  expect(speakers.recent(20_500)).toEqual([alice]);
  expect(speakers.recent(60_000)).toEqual([]);
});
