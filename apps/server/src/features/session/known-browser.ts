import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedRequest } from '../../http/problem.ts';
import { knownBrowserCookie, type SignInLimit } from './sign-in-limit.ts';

/** A year, in seconds. */
const year = 31_536_000;

/** Something right was given: what it led to, and the right to make the browser a known one. */
interface Right<Found> {
  readonly found: Found;
  /** Only where nothing is missing any more: else whoever has the password alone could try codes without end. */
  knowBrowser(): void;
}

/** Lets somebody try a password or a code, as often as the limit allows. */
export type Try = <Found>(
  asked: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly email: string },
  check: () => Promise<Found | null>,
) => Promise<Right<Found> | null>;

/** What is right doesn't count. Throws `RefusedRequest` where it was tried too often. */
export function createTry(limit: SignInLimit, secure: boolean): Try {
  return async ({ request, reply, email }, check) => {
    const attempt = { email, address: request.ip, knownBrowser: request.cookies[knownBrowserCookie] };
    const retryAfter = limit.begin(attempt);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    const found = await check();
    if (found === null) return null;
    const cookie = limit.succeeded(attempt);
    return {
      found,
      knowBrowser() {
        void reply.setCookie(knownBrowserCookie, cookie, {
          path: '/api/auth',
          httpOnly: true,
          sameSite: 'lax',
          secure,
          maxAge: year,
        });
      },
    };
  };
}
