import { routes, type Routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import type * as z from 'zod/mini';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import type { Identity } from './identity.ts';
import { readMe } from './me.ts';
import type { Stores } from '../../database/database.ts';
import { knownBrowserCookie, type SignInLimit } from './sign-in-limit.ts';

type SessionReply = z.input<Routes['session']['reply']>;

/** A year, in seconds. */
const year = 31_536_000;

/** Signing in and out, and who is signed in: the only ways to the identity library (P1). */
export function serveSession(
  app: FastifyInstance,
  parts: {
    readonly identity: Identity;
    readonly limit: SignInLimit;
    readonly stores: Stores;
    readonly secure: boolean;
    /** Cuts the sockets of a session that has ended. */
    readonly onSignedOut: (sessionId: string) => void;
  },
): void {
  const { identity, limit, stores, secure, onSignedOut } = parts;

  serveRoute(app, routes.signIn, async ({ body, request, reply }) => {
    const attempt = { email: body.email, address: request.ip, knownBrowser: request.cookies[knownBrowserCookie] };
    const retryAfter = limit.begin(attempt);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    const cookies = await identity.signIn(body.email, body.password);
    if (cookies === null) return { ok: false, error: { code: 'wrong-credentials' } };
    void reply.setCookie(knownBrowserCookie, limit.succeeded(attempt), {
      path: '/api/auth',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: year,
    });
    for (const cookie of cookies) void reply.header('set-cookie', cookie);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.signOut, async ({ request, reply }) => {
    const session = await identity.sessionOf(request.headers);
    for (const cookie of await identity.signOut(request.headers)) void reply.header('set-cookie', cookie);
    if (session !== null) onSignedOut(session.sessionId);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.session, async ({ request }): Promise<Answer<SessionReply>> => {
    const found = await identity.sessionOf(request.headers);
    const session = found === null ? null : { personId: found.personId, expiresAt: found.expiresAt };
    return { ok: true, value: { session } };
  });

  serveRoute(app, routes.me, async ({ request }) => {
    const session = await identity.sessionOf(request.headers);
    if (session === null) return { ok: false, error: { code: 'not-signed-in' } };
    const me = await readMe(session, stores);
    return me === null ? { ok: false, error: { code: 'not-signed-in' } } : { ok: true, value: me };
  });
}
