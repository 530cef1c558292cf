import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** The least that a password's hash may cost (OWASP's password storage, scrypt: 2^14 blocks of 8 × 128 bytes at the least, for p = 5). */
const least = { N: 2 ** 14, r: 8 };

/**
 * A password's hash is made to be slow, a tenth of a second of a whole processor, and the tests sign people in by the thousand.
 * Here it is the same hash at a thousandth of its cost; what is asked for has to cost what it should.
 */
function cheapScrypt(
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
  done: (error: Error | null, key: Buffer) => void,
): void {
  const { N = 0, r = 0 } = options;
  if (N < least.N || r < least.r)
    throw new Error(`A password's hash costs too little: N ${String(N)}, r ${String(r)}.`);
  scrypt(password, salt, length, { ...options, N: 16 }, done);
}

const { scrypt } = crypto;
Object.assign(crypto, { scrypt: cheapScrypt });
syncBuiltinESMExports();
