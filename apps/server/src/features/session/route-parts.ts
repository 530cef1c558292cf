import type { Stores } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Identity } from './identity.ts';
import type { Resets } from './resets.ts';
import type { SecondFactors } from './second-factors.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import type { SessionPolicy } from './session-state.ts';

/** What the routes of signing in and of the own account stand on. */
export interface SessionRouteParts {
  readonly identity: Identity;
  readonly secondFactors: SecondFactors;
  readonly resets: Resets;
  readonly policy: SessionPolicy;
  /** Counts passwords. */
  readonly limit: SignInLimit;
  /** Counts codes of apps and backup codes. */
  readonly codeLimit: SignInLimit;
  /** Counts passkeys, by address alone: nobody guesses one. */
  readonly passkeyLimit: RateLimit;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly secure: boolean;
  /** Tells every page of a session what has become of it. */
  readonly pages: SessionPages;
}

/** The pages of a session, on every node. */
export interface SessionPages {
  /** Cuts them: the session is over. */
  signedOut(sessionId: string): void;
  locked(sessionId: string): void;
  unlocked(sessionId: string): void;
}
