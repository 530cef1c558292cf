import { describe, expect, test } from 'vitest';
import { readWaitingFile, waitingDocumentBytes, waitingPictureBytes } from './waiting-file.ts';

const textBytes = (text: string): Uint8Array => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
function png(width: number, height: number, length = 64): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
const pdf = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n';

describe('A file for the waiting page', () => {
  test.each<[string, Uint8Array, unknown]>([
    ['a PNG', png(800, 600), { kind: 'picture', type: 'image/png', width: 800, height: 600 }],
    ['a PDF', textBytes(pdf), { kind: 'document', type: 'application/pdf' }],
    ['an SVG', textBytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-a-file'],
    ['an SVG that calls itself XML', textBytes('<?xml version="1.0"?><svg/>'), 'not-a-file'],
    ['a page', textBytes('<!doctype html><script>alert(1)</script>'), 'not-a-file'],
    ['a GIF', textBytes('GIF89a....................................'), 'not-a-file'],
    ['nothing', new Uint8Array(), 'not-a-file'],
    ['a PDF that comes later in the file', textBytes(`<script>${pdf}`), 'not-a-file'],
    ['a PDF without an end', textBytes('%PDF-1.7\n<script>'), 'not-a-file'],
    ['a picture that is a dot', png(1, 1), 'wrong-size'],
    ['a picture that is endless', png(100_000, 100_000), 'wrong-size'],
    ['a picture of too many bytes', png(800, 600, waitingPictureBytes + 1), 'too-large'],
    [
      'a PDF of too many bytes',
      textBytes(pdf + ' '.repeat(waitingDocumentBytes - 900) + '%%EOF'.padEnd(1_000)),
      'too-large',
    ],
  ])('%s', (_what, bytes, expected) => {
    expect(readWaitingFile(bytes)).toEqual(expected);
  });
});
