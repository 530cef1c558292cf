import * as z from 'zod/mini';

/** Bytes in base64url without padding. */
function bytes(length: number) {
  const characters = Math.ceil((length * 4) / 3);
  return z.string().check(z.length(characters), z.regex(/^[\w-]+$/));
}

/** A round: the hash of who takes part in it, and of each one's tag. */
const round = bytes(32);

/** The certificates of a connection as its descriptions name them, such as `sha-256 AB:CD…`; several where there are. */
const fingerprint = z.string().check(z.minLength(1), z.maxLength(1_000));

/** What the pages of a call say to each other so that a middleman shows (C6), on the topic `verify`. */
export const verifyMessage = z.discriminatedUnion('kind', [
  /** My tag, a new one whenever the people whom I see in the call change. */
  z.strictObject({ kind: z.literal('here'), tag: bytes(16) }),
  /** The hash of what I shall reveal in this round. */
  z.strictObject({ kind: z.literal('commit'), round, commitment: bytes(32) }),
  /** My public key (P-256, uncompressed point) and this round's chance; said only after everybody's commitment came. */
  z.strictObject({ kind: z.literal('reveal'), round, key: bytes(65), nonce: bytes(32) }),
  /** The certificates of our connection as I see them, mine first, signed by my key. */
  z.strictObject({ kind: z.literal('bind'), local: fingerprint, remote: fingerprint, signature: bytes(64) }),
]);
export type VerifyMessage = z.infer<typeof verifyMessage>;

/** Most bytes of such a message. */
export const verifyMessageLimit = 3_000;
