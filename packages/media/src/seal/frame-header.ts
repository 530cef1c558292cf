/** What stands before a sealed frame: which key, and which frame of that key. Both up to 2^53 - 1. */
export interface FrameHeader {
  readonly keyId: number;
  readonly counter: number;
}

/** Values below this stand in the first byte itself. */
const inFirstByte = 8;
const longForm = 0b1000;

/**
 * Writes a header as SFrame does (RFC 9605, 4.3): one byte says how long the key's id and the counter are, or has them in itself
 * where they are small; then follow the two, most significant byte first.
 */
export function writeHeader({ keyId, counter }: FrameHeader): Uint8Array<ArrayBuffer> {
  const id = fieldOf(keyId);
  const count = fieldOf(counter);
  return Uint8Array.from([(id.inFirst << 4) | count.inFirst, ...id.rest, ...count.rest]);
}

/** Reads a header at an offset, and how many bytes it takes; null where there is none, or numbers too large to count with. */
export function readHeader(
  bytes: Uint8Array,
  offset: number,
): { readonly header: FrameHeader; readonly length: number } | null {
  const first = bytes[offset];
  if (first === undefined) return null;
  const id = readField(bytes, offset + 1, first >> 4);
  const count = readField(bytes, offset + 1 + id.length, first & 0b1111);
  if (id.value === null || count.value === null) return null;
  return { header: { keyId: id.value, counter: count.value }, length: 1 + id.length + count.length };
}

function fieldOf(value: number): { readonly inFirst: number; readonly rest: readonly number[] } {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('No value of a header');
  if (value < inFirstByte) return { inFirst: value, rest: [] };
  const rest: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) rest.unshift(left % 256);
  return { inFirst: longForm | (rest.length - 1), rest };
}

function readField(
  bytes: Uint8Array,
  offset: number,
  inFirst: number,
): { readonly value: number | null; readonly length: number } {
  if (inFirst < longForm) return { value: inFirst, length: 0 };
  const length = (inFirst & 0b111) + 1;
  const field = bytes.subarray(offset, offset + length);
  const value = field.reduce((sum, byte) => sum * 256 + byte, 0);
  return { value: field.length === length && Number.isSafeInteger(value) ? value : null, length };
}
