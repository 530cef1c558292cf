import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** Methods of STUN and TURN (RFC 8489, RFC 8656), and of TURN by TCP (RFC 6062). */
export const methods = {
  binding: 0x001,
  allocate: 0x003,
  refresh: 0x004,
  createPermission: 0x008,
  channelBind: 0x009,
  connect: 0x00a,
} as const;

/** Attributes, by their numbers. */
export const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  peerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  addressFamily: 0x0017,
  transport: 0x0019,
} as const;

const cookie = 0x2112a442;

/** What proves who asks: the key is made of name, realm and password (RFC 8489, 9.2.2). */
export interface LongTermKey {
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly nonce: string;
}

/** What a message says, as far as a test asks. */
export interface StunAnswer {
  readonly transaction: string;
  /** 0 for success; else the error's code. */
  readonly code: number;
  readonly realm: string;
  readonly nonce: string;
}

export type Attribute = readonly [number, Buffer];

/** A request of STUN; answers it with the transaction that its answer names. */
export function requestOf(
  method: number,
  bodyFor: (transaction: Buffer) => readonly Attribute[],
  key: LongTermKey | null,
): { readonly bytes: Buffer; readonly transaction: string } {
  const transaction = randomBytes(12);
  const body = bodyFor(transaction);
  const named: readonly Attribute[] =
    key === null
      ? body
      : [
          ...body,
          [attributes.username, Buffer.from(key.username)],
          [attributes.realm, Buffer.from(key.realm)],
          [attributes.nonce, Buffer.from(key.nonce)],
        ];
  const written = Buffer.concat(named.map(writeAttribute));
  const header = (length: number): Buffer => {
    const head = Buffer.alloc(20);
    head.writeUInt16BE(method, 0);
    head.writeUInt16BE(length, 2);
    head.writeUInt32BE(cookie, 4);
    transaction.copy(head, 8);
    return head;
  };
  const name = transaction.toString('hex');
  if (key === null) return { bytes: Buffer.concat([header(written.length), written]), transaction: name };
  const secret = createHash('md5').update(`${key.username}:${key.realm}:${key.password}`).digest();
  // The length that is signed counts the signature in (RFC 8489, 14.5).
  const head = header(written.length + 24);
  const signature = createHmac('sha1', secret).update(head).update(written).digest();
  return {
    bytes: Buffer.concat([head, written, writeAttribute([attributes.integrity, signature])]),
    transaction: name,
  };
}

/** Reads an answer; null for what is none. */
export function readAnswer(bytes: Buffer): StunAnswer | null {
  if (bytes.length < 20 || bytes.readUInt32BE(4) !== cookie) return null;
  const kind = bytes.readUInt16BE(0) & 0x0110;
  if (kind !== 0x0100 && kind !== 0x0110) return null;
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= bytes.length;) {
    const length = bytes.readUInt16BE(at + 2);
    found.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  const error = found.get(attributes.errorCode);
  return {
    transaction: bytes.subarray(8, 20).toString('hex'),
    code: kind === 0x0100 ? 0 : (error?.[2] ?? 0) * 100 + (error?.[3] ?? 0),
    realm: found.get(attributes.realm)?.toString() ?? '',
    nonce: found.get(attributes.nonce)?.toString() ?? '',
  };
}

/** Whose packets a permission is about: an address and a port, hidden by the cookie (RFC 8489, 14.2). */
export function peerAttribute(address: string, port: number, transaction: Buffer): Attribute {
  const isSix = isIPv6(address);
  const value = Buffer.alloc(4);
  value[1] = isSix ? 2 : 1;
  value.writeUInt16BE(port ^ (cookie >>> 16), 2);
  const mask = Buffer.alloc(16);
  mask.writeUInt32BE(cookie, 0);
  transaction.copy(mask, 4);
  const bytes = (isSix ? bytesOfSix(address) : Buffer.from(address.split('.').map(Number))).map(
    (byte, index) => byte ^ (mask[index] ?? 0),
  );
  return [attributes.peerAddress, Buffer.concat([value, bytes])];
}

function bytesOfSix(address: string): Buffer {
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = '', right] = host.split('::');
  const words = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const before = words(left);
  const after = words(right ?? '');
  const middle = right === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  const bytes = Buffer.alloc(16);
  for (const [index, word] of [...before, ...middle, ...after].entries())
    bytes.writeUInt16BE(Number.parseInt(word, 16), 2 * index);
  return bytes;
}

function writeAttribute([type, value]: Attribute): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}
