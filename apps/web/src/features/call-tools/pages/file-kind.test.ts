import { expect, test } from 'vitest';
import { fileKindOf, pointsOf } from './file-kind.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
  );

const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'IHDR', [0, 0, 0x9c, 0x40], [0, 0, 0x9c, 0x40]);

test.each([
  ['a PNG', png, 'image/png'],
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a GIF', bytes('GIF89a'), 'image/gif'],
  ['a WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBP'), 'image/webp'],
  ['a PDF', bytes('%PDF-1.7'), 'application/pdf'],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'), null],
  ['a page', bytes('<!doctype html><script>alert(1)</script>'), null],
  ['a script before a PDF', bytes('<script>%PDF-1.7'), null],
  ['a program', bytes('MZ'), null],
  ['nothing', bytes(), null],
])('%s is known by its first bytes', (_, file, kind) => {
  expect(fileKindOf(file)).toBe(kind);
});

test('a picture says how many points it has before it is unpacked', () => {
  expect(pointsOf(png, 'image/png')).toBe(1_600_000_000);
  expect(pointsOf(bytes('GIF89a', [10, 0, 20, 0]), 'image/gif')).toBe(200);
  const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2], [0xff, 0xc0, 0, 17, 8, 0, 30, 0, 40, 3, 0, 0, 0, 0, 0, 0]);
  expect(pointsOf(jpeg, 'image/jpeg')).toBe(1200);
  expect(
    pointsOf(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [9, 0, 0, 4, 0, 0]), 'image/webp'),
  ).toBe(50);
});

test('a picture that is cut off has none', () => {
  expect(pointsOf(png.subarray(0, 12), 'image/png')).toBeNull();
  expect(pointsOf(bytes([0xff, 0xd8, 0xff]), 'image/jpeg')).toBeNull();
});
