import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { createRateLimit } from '../../http/rate-limit.ts';

const quarterOfAnHour = 15 * 60 * 1_000;

/** Wrong passwords that an account takes from unknown browsers in a quarter of an hour. */
const triesPerAccount = 10;

/** Wrong passwords that a browser which has signed in before may still type in a quarter of an hour. */
const triesPerKnownBrowser = 10;

export interface SignInTry {
  readonly email: string;
  readonly address: string;
  /** The value of the browser's cookie, if it has one. */
  readonly knownBrowser: string | undefined;
}

/**
 * Slows down guessing by address and by account. Every account answers alike, whether it exists or not. Somebody else's
 * guesses don't lock the owner out: a browser that has signed in to the account before counts on its own.
 */
export interface SignInLimit {
  /** Counts a try; answers 0 where it may go on, else the whole seconds until it may. */
  begin(attempt: SignInTry): number;
  /** A right password doesn't count. Answers the cookie that makes the browser a known one. */
  succeeded(attempt: SignInTry): string;
}

/** The cookie of a browser that has signed in before; it opens nothing by itself. */
export const knownBrowserCookie = 'anteroom-known';

/** @param options `perMinute`: tries from one address; `secret` signs the cookie */
export function createSignInLimit(options: {
  readonly perMinute: number;
  readonly secret: string;
  readonly clock: Clock;
}): SignInLimit {
  const { perMinute, secret, clock } = options;
  const byAddress = createRateLimit({ limit: perMinute, window: 60_000, clock });
  const byAccount = createRateLimit({ limit: triesPerAccount, window: quarterOfAnHour, clock });
  const byBrowser = createRateLimit({ limit: triesPerKnownBrowser, window: quarterOfAnHour, clock });

  const signature = (email: string, nonce: string): string =>
    createHmac('sha256', secret)
      .update(`known browser\n${nonce}\n${account(email)}`)
      .digest('base64url');

  const isKnown = ({ email, knownBrowser }: SignInTry): boolean => {
    const [nonce, given, ...more] = knownBrowser?.split('.') ?? [];
    // Exactly as it was made: the whole of it is what tries are counted by.
    if (nonce === undefined || given === undefined || more.length > 0) return false;
    const expected = Buffer.from(signature(email, nonce));
    const actual = Buffer.from(given);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  };

  const accountBucket = (attempt: SignInTry) =>
    isKnown(attempt)
      ? { limit: byBrowser, key: attempt.knownBrowser ?? '' }
      : { limit: byAccount, key: account(attempt.email) };

  return {
    begin(attempt) {
      const wait = byAddress.take(attempt.address);
      if (wait > 0) return wait;
      const { limit, key } = accountBucket(attempt);
      return limit.take(key);
    },
    succeeded(attempt) {
      byAddress.giveBack(attempt.address);
      const { limit, key } = accountBucket(attempt);
      limit.giveBack(key);
      if (isKnown(attempt) && attempt.knownBrowser !== undefined) return attempt.knownBrowser;
      const nonce = randomBytes(16).toString('base64url');
      return `${nonce}.${signature(attempt.email, nonce)}`;
    },
  };
}

function account(email: string): string {
  return email.trim().toLowerCase();
}
