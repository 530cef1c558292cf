import { passwordProblem } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { preferencesOf } from '../../http/preferences.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute } from '../../http/serve-route.ts';
import { codeOfPassword } from './password-refusal.ts';
import type { SessionRouteParts } from './route-parts.ts';
import { endOtherSessions } from './session-change.ts';
import { knownBrowserCookie } from './sign-in-limit.ts';

/** A new password by e-mail (P4). */
export function serveResets(app: FastifyInstance, parts: SessionRouteParts): void {
  const { identity, resets, limit, stores, clock } = parts;
  app.addHook('onClose', () => resets.close());

  serveRoute(app, routes.requestReset, async ({ body, request }) => {
    // Counted as tries are, and never given back: an account that isn't there counts like any other.
    const attempt = { email: body.email, address: request.ip, knownBrowser: request.cookies[knownBrowserCookie] };
    const retryAfter = limit.begin(attempt);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    const { locale } = preferencesOf(request);
    resets.request({ email: body.email, origin: request.headers.origin ?? '', locale });
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.resetPassword, async ({ body, request }) => {
    const retryAfter = parts.passkeyLimit.take(request.ip);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    const owner = await resets.ownerOf(body.token);
    const account = owner === null ? null : await identity.accountOf(owner);
    if (account === null) return { ok: false, error: { code: 'link-not-valid' } };
    // Judged first: a password that is refused doesn't spend the link.
    const problem = passwordProblem(body.password, [account.email, account.name]);
    if (problem !== null) return { ok: false, error: codeOfPassword(problem) };
    const personId = await resets.take(body.token);
    if (personId === null) return { ok: false, error: { code: 'link-not-valid' } };
    if (!(await identity.isMailboxProven(personId))) {
      // Whoever had the account until now may have left keys of their own in it.
      await stores.secondFactors.removeAll(personId);
      await identity.noteMailboxProven(personId);
    }
    await identity.setPassword(personId, body.password);
    await stores.audit.append([
      {
        at: clock.now(),
        actor: { kind: 'staff', personId },
        verb: 'reset-password',
        clinicId: null,
        subject: personId,
      },
    ]);
    await endOtherSessions(parts, personId, null);
    return { ok: true, value: {} };
  });
}
