import { describe, expect, it } from 'vitest';
import { createPictureWatch } from './picture-watch.ts';

/** Packets and frames so far at one look; `broken` is a look at which the connection was. */
type Look = readonly [packets: number, frames: number] | 'broken';

const seen: readonly Look[] = [
  [10, 5],
  [20, 10],
];

describe('a picture that doesn’t come back from a break', () => {
  it.each<[string, readonly Look[], boolean]>([
    ['sound is back after a silence, the picture isn’t', [...seen, [20, 10], [22, 10], [26, 10], [30, 10]], true],
    ['its line counts nothing any more', [...seen, [20, 10], [12, 0], [16, 0], [20, 0]], true],
    ['the browser said that it was broken', [...seen, 'broken', [22, 10], [26, 10], [30, 10]], true],
    ['it stays away after a second break', [...seen, 'broken', [22, 10], 'broken', [26, 10], [30, 10]], false],
    ['it is back with the third look', [...seen, [20, 10], [22, 10], [26, 10], [30, 11]], false],
    ['it is back on a line that counts from nothing', [...seen, [20, 10], [12, 0], [16, 0], [20, 1]], false],
    [
      'there was none before the break',
      [
        [10, 0],
        [20, 0],
        [20, 0],
        [22, 0],
        [26, 0],
        [30, 0],
      ],
      false,
    ],
    ['it was put out before the break', [...seen, [30, 10], [30, 10], [40, 10], [50, 10], [60, 10]], false],
    ['it is put out, and nothing breaks', [...seen, [30, 10], [40, 10], [50, 10], [60, 10]], false],
    ['nothing comes', [...seen, [20, 10], [20, 10], [20, 10], [20, 10]], false],
    ['nothing was seen of it yet', ['broken', [22, 10], [26, 10], [30, 10]], false],
  ])('%s', (_, looks, expected) => {
    const watch = createPictureWatch();
    const said = looks.map((look) => {
      if (look === 'broken') return watch.interrupt();
      const [packetsReceived, framesDecoded] = look;
      return watch.add({ packetsReceived, framesDecoded });
    });
    expect(said.at(-1)).toBe(expected);
    expect(said.slice(0, -1)).not.toContain(true);
  });

  it('is said once', () => {
    const watch = createPictureWatch();
    const said = [10, 20, 20, 22, 24, 26, 28, 30, 32, 34].map((packetsReceived, look) =>
      watch.add({ packetsReceived, framesDecoded: look === 0 ? 5 : 10 }),
    );
    expect(said.filter(Boolean)).toHaveLength(1);
  });
});
