import { base64urlOf, bytesOf } from './base64url.ts';

/** What a statement is about, as texts in a fixed order; the first names the kind of statement. */
export type Statement = readonly string[];

/** A signing key pair whose private half never leaves the browser. */
export interface SigningKey {
  /** The public half, in base64url. */
  readonly publicKey: string;
  sign(statement: Statement): Promise<string>;
}

/** The cryptography that a verification needs: hashes, signatures and chance. Everything goes in and out as base64url. */
export interface VerifyCrypto {
  makeKey(): Promise<SigningKey>;
  /** SHA-256 of a statement. */
  hash(statement: Statement): Promise<string>;
  /** Whether the owner of this public key has signed the statement; false too for a key that is none. */
  isSigned(statement: Statement, publicKey: string, signature: string): Promise<boolean>;
  /** So many random bytes. */
  random(length: number): string;
}

/** The part of the browser's `crypto` that is used. */
export type WebCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>;

const curve: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
const signing: EcdsaParams = { name: 'ECDSA', hash: 'SHA-256' };

/** ECDSA over P-256 and SHA-256, by Web Crypto. */
export function createVerifyCrypto(web: WebCrypto): VerifyCrypto {
  const { subtle } = web;
  return {
    async makeKey() {
      const { privateKey, publicKey } = await subtle.generateKey(curve, false, ['sign', 'verify']);
      const raw = await subtle.exportKey('raw', publicKey);
      return {
        publicKey: base64urlOf(new Uint8Array(raw)),
        sign: async (statement) =>
          base64urlOf(new Uint8Array(await subtle.sign(signing, privateKey, written(statement)))),
      };
    },
    hash: async (statement) => base64urlOf(new Uint8Array(await subtle.digest('SHA-256', written(statement)))),
    async isSigned(statement, publicKey, signature) {
      try {
        const key = await subtle.importKey('raw', bytesOf(publicKey), curve, false, ['verify']);
        return await subtle.verify(signing, key, bytesOf(signature), written(statement));
      } catch {
        // Bytes that are no point of the curve: nobody has signed anything with them.
        return false;
      }
    },
    random: (length) => base64urlOf(web.getRandomValues(new Uint8Array(length))),
  };
}

/** A list of texts as bytes, so that no two lists are alike. */
function written(statement: Statement): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(statement));
}
