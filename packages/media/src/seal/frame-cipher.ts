import type { FrameHeader } from './frame-header.ts';
import { writeHeader } from './frame-header.ts';

/** The part of the browser's `crypto` that is used; a worker's and Node's are the same. */
export type SealCrypto = Pick<Crypto, 'subtle'>;

/** Encrypts and decrypts frames by one key. */
export interface FrameCipher {
  /** @returns the header, the ciphertext and its tag in one */
  seal(counter: number, metadata: Uint8Array, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * @param sealed the ciphertext and its tag, behind the header
   * @returns null where anything of it isn't as it was sealed
   */
  open(counter: number, metadata: Uint8Array, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** AES_256_GCM_SHA512_128 in the registry of RFC 9605, 8.1. */
const suite = { number: 5, hash: 'SHA-512', keyBits: 256, nonceBytes: 12 };

/** Bytes of a key as it goes from page to page. */
export const baseKeyLength = 32;

/**
 * Makes the cipher of a key, as SFrame does (RFC 9605, 4.4): key and salt come of the base key and its id by HKDF, the nonce of the
 * salt and the counter, and what goes along in the clear, header and metadata, is authenticated with it.
 */
export async function createFrameCipher(
  { subtle }: SealCrypto,
  baseKey: Uint8Array<ArrayBuffer>,
  keyId: number,
): Promise<FrameCipher> {
  const base = await subtle.importKey('raw', baseKey, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const key = await subtle.deriveKey(deriving('key', keyId), base, { name: 'AES-GCM', length: suite.keyBits }, false, [
    'encrypt',
    'decrypt',
  ]);
  const salt = new Uint8Array(await subtle.deriveBits(deriving('salt', keyId), base, suite.nonceBytes * 8));

  function parameters(header: FrameHeader, metadata: Uint8Array): AesGcmParams {
    return {
      name: 'AES-GCM',
      iv: nonceOf(salt, header.counter),
      additionalData: joined(writeHeader(header), metadata),
      tagLength: 128,
    };
  }

  return {
    async seal(counter, metadata, plain) {
      const header = { keyId, counter };
      const sealed = await subtle.encrypt(parameters(header, metadata), key, plain);
      return joined(writeHeader(header), new Uint8Array(sealed));
    },
    async open(counter, metadata, sealed) {
      try {
        return new Uint8Array(await subtle.decrypt(parameters({ keyId, counter }, metadata), key, sealed));
      } catch {
        return null;
      }
    },
  };
}

function deriving(what: 'key' | 'salt', keyId: number): HkdfParams {
  const label = new TextEncoder().encode(`SFrame 1.0 Secret ${what} `);
  const info = new Uint8Array(label.length + 10);
  info.set(label);
  const view = new DataView(info.buffer);
  view.setBigUint64(label.length, BigInt(keyId));
  view.setUint16(label.length + 8, suite.number);
  return { name: 'HKDF', hash: suite.hash, salt: new Uint8Array(), info };
}

function nonceOf(salt: Uint8Array, counter: number): Uint8Array<ArrayBuffer> {
  const nonce = Uint8Array.from(salt);
  const view = new DataView(nonce.buffer);
  const at = nonce.length - 8;
  view.setBigUint64(at, view.getBigUint64(at) ^ BigInt(counter));
  return nonce;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
