import { expect, test } from 'vitest';
import { whenFollowed } from './when-followed.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

/** What a press does when it begins, and by the time it is over. */
function pressed(press: Parameters<ReturnType<typeof whenFollowed>['onPress']>[0]): readonly [number, number] {
  let times = 0;
  const { onPressStart, onPress } = whenFollowed(() => (times += 1));
  onPressStart(press);
  const atFirst = times;
  onPress(press);
  return [atFirst, times];
}

test.each([
  ['keyboard', [1, 1]],
  ['mouse', [0, 1]],
  ['touch', [0, 1]],
  ['virtual', [0, 1]],
] as const)('a link that is followed by %s does it once, by keyboard at once', (pointerType, times) => {
  expect(pressed({ ...plain, pointerType })).toEqual(times);
});

test.each(['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])(
  'a link that opens elsewhere, with %s, does nothing here',
  (key) => {
    for (const pointerType of ['keyboard', 'mouse'] as const)
      expect(pressed({ ...plain, pointerType, [key]: true })).toEqual([0, 0]);
  },
);
