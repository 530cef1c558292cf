/** What can be shown. Never SVG or HTML: they are programs. */
export type FileKind = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'application/pdf';

const starts: readonly (readonly [FileKind, string])[] = [
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '474946383761'],
  ['image/gif', '474946383961'],
  ['application/pdf', '255044462d'],
];

/** What a file is by its first bytes; neither its name nor what anybody says of it counts. null: nothing that is shown. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  const head = [...bytes.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (/^52494646.{8}57454250$/.test(head)) return 'image/webp';
  return starts.find(([, start]) => head.startsWith(start))?.[0] ?? null;
}

/** Points of a picture, by its own word; null where that can't be read. Looked at before anything is unpacked. */
export function pointsOf(bytes: Uint8Array, kind: FileKind): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (kind) {
      case 'image/png':
        return view.getUint32(16) * view.getUint32(20);
      case 'image/gif':
        return view.getUint16(6, true) * view.getUint16(8, true);
      case 'image/jpeg':
        return pointsOfJpeg(view);
      case 'image/webp':
        return pointsOfWebp(view);
      case 'application/pdf':
        return null;
    }
  } catch {
    return null;
  }
}

function pointsOfJpeg(view: DataView): number | null {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
  }
  return null;
}

function pointsOfWebp(view: DataView): number | null {
  const form = view.getUint32(12);
  // "VP8X", "VP8 " and "VP8L" say their size in three ways (RFC 9649).
  if (form === 0x56503858) return (uint24(view, 24) + 1) * (uint24(view, 27) + 1);
  if (form === 0x56503820) return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
  if (form !== 0x5650384c) return null;
  const bits = view.getUint32(21, true);
  return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1);
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
}
