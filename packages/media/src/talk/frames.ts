/** What one page's talk says to another's, as it travels. */
export type Frame =
  /** First on every new channel: which page this is, and how much of which page of yours has arrived here. */
  | { readonly kind: 'hello'; readonly page: string; readonly yours: string; readonly arrived: number }
  /** Part of the message with this number; `isLast` completes it. */
  | {
      readonly kind: 'piece';
      readonly number: number;
      readonly isLast: boolean;
      readonly topic: string;
      readonly body: Uint8Array<ArrayBuffer>;
    }
  /** All messages up to this number have arrived. */
  | { readonly kind: 'arrived'; readonly number: number };

/** Length of a page's name, in bytes. */
export const pageLength = 16;

/** Most bytes of a message in one piece: with its head less than every browser's channel takes (RFC 8831, 6.6). */
export const pieceLength = 15_000;

const kinds = ['hello', 'piece', 'arrived'] as const;
const topicShape = /^[\w-]{1,32}$/;

/** Whether something may be a topic: at most 32 plain characters. */
export function isTopic(text: string): boolean {
  return topicShape.test(text);
}

/** Puts a frame into bytes. */
export function writeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  switch (frame.kind) {
    case 'hello': {
      const bytes = begin(frame.kind, 2 * pageLength + 4);
      bytes.set(bytesOf(frame.page), 1);
      bytes.set(bytesOf(frame.yours), 1 + pageLength);
      view(bytes).setUint32(1 + 2 * pageLength, frame.arrived);
      return bytes;
    }
    case 'piece': {
      const topic = new TextEncoder().encode(frame.topic);
      const bytes = begin(frame.kind, 6 + topic.length + frame.body.length);
      view(bytes).setUint32(1, frame.number);
      bytes[5] = frame.isLast ? 1 : 0;
      bytes[6] = topic.length;
      bytes.set(topic, 7);
      bytes.set(frame.body, 7 + topic.length);
      return bytes;
    }
    case 'arrived': {
      const bytes = begin(frame.kind, 4);
      view(bytes).setUint32(1, frame.number);
      return bytes;
    }
  }
}

/** Reads what came from another page; null where it is nothing of ours. It is anybody's word: every length is checked. */
export function readFrame(bytes: Uint8Array<ArrayBuffer>): Frame | null {
  const kind = kinds[bytes[0] ?? kinds.length];
  if (kind === undefined) return null;
  switch (kind) {
    case 'hello':
      if (bytes.length !== 5 + 2 * pageLength) return null;
      return {
        kind,
        page: hexOf(bytes.subarray(1, 1 + pageLength)),
        yours: hexOf(bytes.subarray(1 + pageLength, 1 + 2 * pageLength)),
        arrived: view(bytes).getUint32(1 + 2 * pageLength),
      };
    case 'piece': {
      const length = bytes[6] ?? 0;
      const topic = String.fromCharCode(...bytes.subarray(7, 7 + length));
      if (bytes.length < 7 + length || bytes.length > 7 + length + pieceLength || !isTopic(topic)) return null;
      const number = view(bytes).getUint32(1);
      return { kind, number, isLast: bytes[5] === 1, topic, body: bytes.slice(7 + length) };
    }
    case 'arrived':
      return bytes.length === 5 ? { kind, number: view(bytes).getUint32(1) } : null;
  }
}

/** The name of a page that never was: what a hello says of a page that it doesn't know. */
export const noPage = '00'.repeat(pageLength);

/** A page's name: as many bytes as it takes that no two are alike, in hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(page: string): Uint8Array {
  return Uint8Array.from({ length: pageLength }, (_, index) =>
    Number.parseInt(page.slice(2 * index, 2 * index + 2), 16),
  );
}

function begin(kind: Frame['kind'], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1 + length);
  bytes[0] = kinds.indexOf(kind);
  return bytes;
}

function view(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
