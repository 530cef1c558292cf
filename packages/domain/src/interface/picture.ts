/** Kinds of pictures that carry no script. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Most bytes of a logo. */
export const logoBytesLimit = 200_000;
/** Longest and shortest side of a logo, in pixels. */
export const logoSides = { least: 16, most: 2_048 } as const;

export interface PictureFacts {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

/** What a picture is by its own first bytes, whatever its name says; null for anything that isn't one of the known kinds. */
export function readPicture(bytes: Uint8Array): PictureFacts | null {
  return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
}

/** Why a picture can't be a logo, or null. */
export function logoProblem(bytes: Uint8Array): 'too-large' | 'not-a-picture' | 'wrong-size' | null {
  if (bytes.length > logoBytesLimit) return 'too-large';
  const facts = readPicture(bytes);
  if (facts === null) return 'not-a-picture';
  const sides = [facts.width, facts.height];
  return sides.every((side) => side >= logoSides.least && side <= logoSides.most) ? null : 'wrong-size';
}

function startsWith(bytes: Uint8Array, signs: readonly number[], at = 0): boolean {
  return signs.every((sign, index) => bytes[at + index] === sign);
}

/** A number of several bytes, the most significant first. */
function big(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index += 1) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

/** The least significant first. */
function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at + length - 1; index >= at; index -= 1) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

function readPng(bytes: Uint8Array): PictureFacts | null {
  const isPng = startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && bytes.length >= 33;
  if (!isPng || !startsWith(bytes, [0x49, 0x48, 0x44, 0x52], 12)) return null;
  return { type: 'image/png', width: big(bytes, 16, 4), height: big(bytes, 20, 4) };
}

/** Walks the segments to the one that says how large the picture is. */
function readJpeg(bytes: Uint8Array): PictureFacts | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: big(bytes, at + 5, 2), width: big(bytes, at + 7, 2) };
    if (marker === 0xff) at += 1;
    else at += 2 + Math.max(2, big(bytes, at + 2, 2));
  }
  return null;
}

function readWebp(bytes: Uint8Array): PictureFacts | null {
  const isWebp = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
  if (!isWebp || bytes.length < 30) return null;
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  switch (kind) {
    case 'VP8 ':
      return { type: 'image/webp', width: little(bytes, 26, 2) & 0x3fff, height: little(bytes, 28, 2) & 0x3fff };
    case 'VP8L': {
      const packed = little(bytes, 21, 4);
      return { type: 'image/webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { type: 'image/webp', width: little(bytes, 24, 3) + 1, height: little(bytes, 27, 3) + 1 };
    default:
      return null;
  }
}
