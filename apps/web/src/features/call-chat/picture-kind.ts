/** A picture by its bytes: the type by which it is shown, and its size in pixels. */
export interface PictureKind {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** So many bytes from a file's beginning say what it is; a camera's notes may come before the size. */
export const headLength = 262_144;

/** What most cameras take; a small file can claim so many that showing it takes all memory. A larger one is a file like others. */
const pixelLimit = 16_000_000;

/** What a file really is, whatever its name says; null where it isn't one of four kinds of pictures, or one too large. */
export function pictureKindOf(head: Uint8Array): PictureKind | null {
  const found = png(head) ?? gif(head) ?? webp(head) ?? jpeg(head);
  if (found === null) return null;
  const pixels = found.width * found.height;
  return pixels > 0 && pixels <= pixelLimit ? found : null;
}

function png(head: Uint8Array): PictureKind | null {
  if (!startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || !isText(head, 12, 'IHDR')) return null;
  return { type: 'image/png', width: big(head, 16, 4), height: big(head, 20, 4) };
}

function gif(head: Uint8Array): PictureKind | null {
  if (!isText(head, 0, 'GIF87a') && !isText(head, 0, 'GIF89a')) return null;
  return { type: 'image/gif', width: little(head, 6, 2), height: little(head, 8, 2) };
}

function webp(head: Uint8Array): PictureKind | null {
  if (!isText(head, 0, 'RIFF') || !isText(head, 8, 'WEBP')) return null;
  const type = 'image/webp';
  if (isText(head, 12, 'VP8X')) return { type, width: little(head, 24, 3) + 1, height: little(head, 27, 3) + 1 };
  if (isText(head, 12, 'VP8 ')) {
    return { type, width: little(head, 26, 2) & 0x3fff, height: little(head, 28, 2) & 0x3fff };
  }
  if (!isText(head, 12, 'VP8L')) return null;
  const bits = little(head, 21, 4);
  return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Goes from segment to segment until the one with the size, which is a start of frame. */
function jpeg(head: Uint8Array): PictureKind | null {
  if (!startsWith(head, [0xff, 0xd8, 0xff])) return null;
  let at = 2;
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: big(head, at + 5, 2), width: big(head, at + 7, 2) };
    const length = big(head, at + 2, 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function isText(head: Uint8Array, at: number, text: string): boolean {
  return String.fromCharCode(...head.subarray(at, at + text.length)) === text;
}

/** A number with its large end first; 0 beyond the bytes' end. */
function big(head: Uint8Array, at: number, length: number): number {
  return head.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
}

function little(head: Uint8Array, at: number, length: number): number {
  return head.subarray(at, at + length).reduceRight((sum, byte) => sum * 256 + byte, 0);
}
