import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureKindOf } from './picture-kind.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : part)),
  );

const png = (width: readonly number[], height: readonly number[]) =>
  bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', width, height);
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc0, 0, 17, 8, 0, 48, 0, 64, 3, 1, 2, 3, 4]);

test.each([
  ['png', png([0, 0, 0, 64], [0, 0, 0, 48]), { type: 'image/png', width: 64, height: 48 }],
  ['gif', bytes('GIF89a', [64, 0, 48, 0]), { type: 'image/gif', width: 64, height: 48 }],
  ['jpeg', jpeg, { type: 'image/jpeg', width: 64, height: 48 }],
  [
    'webp with its size in front',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 47, 0, 0]),
    { type: 'image/webp', width: 64, height: 48 },
  ],
  [
    'webp',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 64, 0, 48, 0]),
    { type: 'image/webp', width: 64, height: 48 },
  ],
])('knows a picture by its bytes: %s', (_, head, kind) => {
  expect(pictureKindOf(head)).toEqual(kind);
});

test.each([
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', bytes('<!doctype html><script>alert(1)</script>')],
  ['a PDF', bytes('%PDF-1.7')],
  ['nothing', bytes()],
  ['a beginning alone', bytes([0xff, 0xd8, 0xff])],
  ['a picture that takes all memory', png([0, 1, 0, 0], [0, 1, 0, 0])],
  ['a picture of no size', png([0, 0, 0, 0], [0, 0, 0, 9])],
])('is none: %s', (_, head) => {
  expect(pictureKindOf(head)).toBeNull();
});

test('any bytes are looked at in a short time, and throw nothing', () => {
  const beginning = fc.constantFrom(bytes([0xff, 0xd8, 0xff]), bytes('GIF89a'), bytes('RIFF'), bytes());
  fc.assert(
    fc.property(beginning, fc.uint8Array({ maxLength: 2000 }), (start, rest) => {
      const kind = pictureKindOf(Uint8Array.from([...start, ...rest]));
      expect(kind === null || kind.width * kind.height > 0).toBe(true);
    }),
  );
});
