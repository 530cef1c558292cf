import { expect, it } from 'vitest';

import { isTooSlowForPictures } from './judge-pace.ts';
import type { Pace } from './judge-pace.ts';
import { createPaceMeter } from './pace-meter.ts';

const quick: Pace = { pictures: 24, busy: 0.3 };
const slow: Pace = { pictures: 9, busy: 0.98 };
const dark: Pace = { pictures: 8, busy: 0.4 };
const tight: Pace = { pictures: 16, busy: 1 };

it.each<[string, readonly Pace[], boolean]>([
  ['nothing was measured', [], false],
  ['it keeps up', [quick, quick, quick, quick], false],
  ['it hung twice', [quick, slow, slow], false],
  ['it can’t keep up', [quick, slow, slow, slow], true],
  ['it could not and can again', [slow, slow, slow, quick], false],
  ['the camera itself gives few pictures', [dark, dark, dark], false],
  ['it just keeps up', [tight, tight, tight], false],
])('a device is too slow for another background or not: %s', (_what, paces, isSlow) => {
  expect(isTooSlowForPictures(paces)).toBe(isSlow);
});

/** What is told of a camera of so many pictures a second, each of which takes so many milliseconds. */
function told(pictures: number, takes: number): readonly Pace[] {
  const paces: Pace[] = [];
  const meter = createPaceMeter((pace) => paces.push(pace));
  const every = Math.max(1000 / pictures, takes);
  for (let now = 0; now < 8000; now += every) meter.done(now, now + takes);
  return paces;
}

it('a segmenter that takes a tenth of a second is too slow for a camera of thirty pictures, not for one of five', () => {
  expect(isTooSlowForPictures(told(30, 100))).toBe(true);
  expect(isTooSlowForPictures(told(5, 100))).toBe(false);
  expect(isTooSlowForPictures(told(30, 20))).toBe(false);
});

it('what takes seconds for each picture is found out too', () => {
  expect(isTooSlowForPictures(told(30, 1200))).toBe(true);
});
