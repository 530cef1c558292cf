import { routes, type Routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import type * as z from 'zod/mini';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import { serveAccount } from './account-routes.ts';
import { refusalOfState } from './guards.ts';
import { createTry } from './known-browser.ts';
import { serveLock } from './lock-routes.ts';
import { readMe } from './me.ts';
import { servePasskeys } from './passkey-routes.ts';
import { serveResets } from './reset-routes.ts';
import type { SessionRouteParts } from './route-parts.ts';
import { serveSecondFactors } from './second-factor-routes.ts';
import { hasFactor } from './second-factors.ts';
import { replaceSession } from './session-change.ts';

type SessionReply = z.input<Routes['session']['reply']>;

/** Signing in and out, and who is signed in: the only ways to the identity library (P1, P4). */
export function serveSession(app: FastifyInstance, parts: SessionRouteParts): void {
  const { identity, secondFactors, limit, stores, secure, pages, policy } = parts;
  const tryPassword = createTry(limit, secure);

  serveRoute(
    app,
    routes.signIn,
    async ({ body, request, reply }): Promise<Answer<z.input<Routes['signIn']['reply']>>> => {
      const right = await tryPassword({ request, reply, email: body.email }, () =>
        identity.checkPassword(body.email, body.password),
      );
      if (right === null) return { ok: false, error: { code: 'wrong-credentials' } };
      const personId = right.found;
      const owesFactor = hasFactor(await secondFactors.factorsOf(personId));
      if (!owesFactor) right.knowBrowser();
      const old = await identity.anySessionOf(request.headers);
      const assurance = owesFactor ? 'pending' : 'password';
      await replaceSession(parts, { request, reply, old }, { personId, assurance, kept: body.keep === true });
      if (owesFactor) return { ok: true, value: { state: 'second-factor-needed' } };
      return { ok: true, value: { state: policy.secondFactor === 'required' ? 'enrolment-needed' : 'open' } };
    },
  );

  serveRoute(app, routes.signOut, async ({ request, reply }) => {
    const session = await identity.anySessionOf(request.headers);
    for (const cookie of await identity.signOut(request.headers)) void reply.header('set-cookie', cookie);
    if (session !== null) pages.signedOut(session.sessionId);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.session, async ({ request }): Promise<Answer<SessionReply>> => {
    const found = await identity.anySessionOf(request.headers);
    if (found === null) return { ok: true, value: { session: null } };
    const { personId, name, email, expiresAt, state, kept } = found;
    const { totp, backupCodes, passkeys } = await secondFactors.factorsOf(personId);
    const factors = {
      password: (await identity.passwordMark(personId)) !== null,
      totp,
      backupCodes: backupCodes > 0,
      passkey: passkeys.length > 0,
    };
    const locksAfter = await identity.idleLockOf(personId);
    return { ok: true, value: { session: { personId, name, email, expiresAt, state, kept, factors, locksAfter } } };
  });

  serveRoute(app, routes.me, async ({ request }) => {
    const session = await identity.anySessionOf(request.headers);
    const refusal = refusalOfState(session);
    if (session === null || refusal !== null) return { ok: false, error: refusal ?? { code: 'not-signed-in' } };
    const me = await readMe(session, stores);
    return me === null ? { ok: false, error: { code: 'not-signed-in' } } : { ok: true, value: me };
  });

  serveSecondFactors(app, parts);
  servePasskeys(app, parts);
  serveLock(app, parts);
  serveResets(app, parts);
  serveAccount(app, parts);
}
