import { randomBytes } from 'node:crypto';
import { longestPassword, passwordLength } from '@anteroom/domain';
import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth';
import type { drizzleAdapter } from 'better-auth/adapters/drizzle';

/** A working day, in seconds. */
export const sessionLength = 8 * 60 * 60;

/** Requests are built by hand; this address of them is never looked up. */
export const base = 'http://identity.invalid';

export interface BetterAuthParts {
  /** The library's adapter over our database. */
  readonly database: ReturnType<typeof drizzleAdapter>;
  /** Signs the session cookie. */
  readonly secret: string;
  /** Whether cookies are marked `Secure`. */
  readonly secure: boolean;
  /** What else the library is to do; each feature brings its own. */
  readonly plugins?: readonly BetterAuthPlugin[];
}

/** The settings of the identity library; also read where its tables are generated. */
export function betterAuthOptions({ database, secret, secure, plugins = [] }: BetterAuthParts) {
  return {
    appName: 'Anteroom',
    baseURL: base,
    basePath: '/api/auth',
    secret,
    database,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength,
      maxPasswordLength: longestPassword,
    },
    session: {
      expiresIn: sessionLength,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        // Whoever opens a session without saying how it was earned has opened one that reaches nothing.
        assurance: { type: 'string', required: true, defaultValue: 'pending', input: false },
        kept: { type: 'boolean', required: true, defaultValue: false, input: false },
        activeAt: { type: 'date', required: false, input: false },
        provenAt: { type: 'date', required: false, input: false },
        lockedAt: { type: 'date', required: false, input: false },
      },
    },
    plugins: [...plugins],
    // Ours count by account and by address, and lock nobody out of their own account.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'anteroom',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      database: { generateId: () => randomBytes(16).toString('base64url') },
      ipAddress: { disableIpTracking: true },
    },
  } satisfies BetterAuthOptions;
}
