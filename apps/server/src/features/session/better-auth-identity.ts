import { randomBytes } from 'node:crypto';
import { accepted, isPersonId, refused } from '@anteroom/domain';
import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth';
import type { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import * as z from 'zod';
import { passwordLength, type Identity, type RequestHeaders, type Session } from './identity.ts';

/** A working day, in seconds. */
const sessionLength = 8 * 60 * 60;

/** Requests are built by hand; this address of them is never looked up. */
const base = 'http://identity.invalid';

const emailAddress = z.email().max(254);

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
      maxPasswordLength: 256,
    },
    session: {
      expiresIn: sessionLength,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        assurance: { type: 'string', required: true, defaultValue: 'pending', input: false },
        kept: { type: 'boolean', required: true, defaultValue: false, input: false },
        activeAt: { type: 'date', required: false, input: false },
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

/** Identity by the library better-auth: it keeps accounts and sessions, and only what is listed here reaches it. */
export function createBetterAuthIdentity(parts: BetterAuthParts): Identity {
  const auth = betterAuth(betterAuthOptions(parts));

  const sessionOf = async (headers: RequestHeaders): Promise<Session | null> => {
    const cookie = headers['cookie'];
    if (typeof cookie !== 'string' || !cookie.includes('anteroom.session_token')) return null;
    const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
    if (found === null || !isPersonId(found.user.id)) return null;
    return {
      sessionId: found.session.id,
      personId: found.user.id,
      name: found.user.name,
      email: found.user.email,
      expiresAt: found.session.expiresAt.getTime(),
    };
  };

  const post = (path: string, headers: Record<string, string>, body: unknown): Promise<Response> =>
    auth.handler(
      new Request(`${base}/api/auth${path}`, {
        method: 'POST',
        headers: { ...headers, origin: base, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );

  return {
    sessionOf,
    async staffOf(headers) {
      return (await sessionOf(headers))?.personId ?? null;
    },
    async signIn(email, password) {
      const response = await post('/sign-in/email', {}, { email, password });
      if (response.ok) return response.headers.getSetCookie();
      if (response.status < 500) return null;
      throw new Error(`The identity library answered ${response.status}.`);
    },
    async signOut({ cookie }) {
      const response = await post('/sign-out', typeof cookie === 'string' ? { cookie } : {}, {});
      return response.headers.getSetCookie();
    },
    async signOutEverywhere(id) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUserSessions(id);
    },
    async createPerson({ email, name, password }) {
      const address = email.trim().toLowerCase();
      if (!emailAddress.safeParse(address).success) return refused('malformed-email');
      if (password.length < passwordLength) return refused('password-too-short');
      const { internalAdapter, password: passwords } = await auth.$context;
      if ((await internalAdapter.findUserByEmail(address)) !== null) return refused('email-taken');
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser({ email: address, name, emailVerified: true }, { method: 'admin' });
      if (!isPersonId(user.id)) throw new Error('The identity library made an id of its own.');
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
      return accepted(user.id);
    },
    async personByEmail(email) {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
      return found !== null && isPersonId(found.user.id) ? found.user.id : null;
    },
  };
}
