import { describe, expect, test } from 'vitest';
import { accentTokens, checkAccent, houseAccent, isAccent, looks, nearestAccent } from './accent.ts';
import { contrast, isColour, mix } from './colour.ts';
import { logoBytesLimit, logoProblem, readPicture } from './picture.ts';

describe('An accent', () => {
  test('of the house passes in every look', () => {
    expect(checkAccent(houseAccent).map(({ look }) => look)).toEqual(looks);
    expect(isAccent(houseAccent)).toBe(true);
    expect(nearestAccent(houseAccent)).toBe(houseAccent);
  });

  test('is measured as WCAG measures', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(['#ABCDEF', '#abc', 'abcdef', '#abcdeg'].map(isColour)).toEqual([false, false, false, false]);
  });

  test.each(['#ffd800', '#ff8a3d', '#ffffff', '#9be7ff', '#7f7f7f'])(
    '%s is refused, and the nearest that passes is darker and of its kind',
    (accent) => {
      expect(isAccent(accent)).toBe(false);
      const nearest = nearestAccent(accent);
      expect(isAccent(nearest)).toBe(true);
      expect(contrast(nearest, '#ffffff')).toBeGreaterThan(contrast(accent, '#ffffff'));
    },
  );

  test.each(['#000000', '#7a1f5c', '#204080', '#a3211a', '#1d5c2f', '#4b2e83', '#0b5f70'])(
    '%s gives tokens that read well in all four looks',
    (accent) => {
      for (const { ratio, needed, look } of checkAccent(accent)) expect(ratio, look).toBeGreaterThanOrEqual(needed);
      expect(accentTokens(accent, 'light').accent).toBe(accent);
      expect(accentTokens(accent, 'dark')['on-accent']).not.toBe('#ffffff');
    },
  );
});

/** The first bytes of pictures, as far as they say what they are. */
const png = (width: number, height: number) =>
  Uint8Array.of(
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...[0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255, 8, 6, 0, 0, 0, 0, 0, 0, 0],
  );
const jpeg = Uint8Array.of(
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc4, 0, 3, 0],
  ...[0xff, 0xc2, 0, 17, 8, 0, 40, 0, 120, 3, 0, 0, 0],
);
const webp = (kind: string, ...rest: readonly number[]) =>
  Uint8Array.of(...[...`RIFF____WEBP${kind}`].map((sign) => sign.charCodeAt(0)), 0, 0, 0, 0, ...rest);

describe('A logo', () => {
  test('is known by its own bytes', () => {
    expect(readPicture(png(300, 200))).toEqual({ type: 'image/png', width: 300, height: 200 });
    expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 120, height: 40 });
    const lossy = webp('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 64, 0, 32, 0);
    expect(readPicture(lossy)).toEqual({ type: 'image/webp', width: 64, height: 32 });
    const lossless = webp('VP8L', 0x2f, 63, 0xc0, 0x07, 0, 0, 0, 0, 0, 0);
    expect(readPicture(lossless)).toEqual({ type: 'image/webp', width: 64, height: 32 });
    const extended = webp('VP8X', 0, 0, 0, 0, 63, 0, 0, 31, 0, 0);
    expect(readPicture(extended)).toEqual({ type: 'image/webp', width: 64, height: 32 });
  });

  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['GIF89a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'],
    ['<html>\x89PNG'],
    [''],
  ])('is nothing that could carry a script: %j', (text) => {
    expect(logoProblem(new TextEncoder().encode(text))).toBe('not-a-picture');
  });

  test('is cut short, too large in bytes or of a wrong size', () => {
    expect(logoProblem(png(64, 64))).toBeNull();
    expect(logoProblem(png(64, 64).slice(0, 20))).toBe('not-a-picture');
    expect(logoProblem(jpeg.slice(0, 12))).toBe('not-a-picture');
    expect(logoProblem(png(8, 64))).toBe('wrong-size');
    expect(logoProblem(png(64, 4_000))).toBe('wrong-size');
    expect(logoProblem(new Uint8Array(logoBytesLimit + 1))).toBe('too-large');
  });
});
