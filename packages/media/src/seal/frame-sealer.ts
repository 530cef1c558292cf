import type { MediaKind } from '@anteroom/protocol';

import type { FrameCipher, SealCrypto } from './frame-cipher.ts';
import { createFrameCipher } from './frame-cipher.ts';
import { metadataOf, splitFrame } from './frame-shape.ts';

/** A key for frames as the pages tell each other of it. */
export interface FrameKey {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Seals what this page sends. */
export interface FrameSealer {
  /** From now on this key is used. The one before it is forgotten. */
  use(key: FrameKey): Promise<void>;
  /** @returns null where there is no key: nothing goes out then */
  seal(kind: MediaKind, frame: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>;
}

/**
 * Seals frames of every kind and size with one key and one counter between them: no two frames ever have the same nonce. A key must
 * come here once in its life, since its counter begins here.
 */
export function createFrameSealer(web: SealCrypto): FrameSealer {
  let current: { readonly cipher: FrameCipher; next: number } | null = null;
  let uses = 0;
  return {
    async use(key) {
      uses += 1;
      const mine = uses;
      const cipher = await createFrameCipher(web, key.bytes, key.id);
      // A later one may have been quicker.
      if (mine === uses) current = { cipher, next: 0 };
    },
    async seal(kind, frame) {
      const parts = splitFrame(kind, frame);
      if (current === null || parts === null) return null;
      const counter = current.next;
      current.next += 1;
      const sealed = await current.cipher.seal(counter, metadataOf(kind, parts.clear), parts.rest);
      const whole = new Uint8Array(parts.clear.length + sealed.length);
      whole.set(parts.clear);
      whole.set(sealed, parts.clear.length);
      return whole;
    },
  };
}
