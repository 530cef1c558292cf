import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';
import { createSessionGuards } from './guards.ts';
import { createTry } from './known-browser.ts';
import type { SessionRouteParts } from './route-parts.ts';
import { endOtherSessions, replaceSession } from './session-change.ts';

/** Authenticator apps and backup codes (P4). */
export function serveSecondFactors(app: FastifyInstance, parts: SessionRouteParts): void {
  const { identity, secondFactors, codeLimit, clock, secure } = parts;
  const guards = createSessionGuards(identity, clock);
  const tryCode = createTry(codeLimit, secure);

  serveRoute(app, routes.giveSecondFactor, async ({ body, request, reply }) => {
    const session = await identity.anySessionOf(request.headers);
    if (session?.state !== 'second-factor-needed') return { ok: false, error: { code: 'not-signed-in' } };
    const { personId, email, kept } = session;
    const right = await tryCode({ request, reply, email }, async () =>
      (await secondFactors.useCode(personId, body.code)) ? personId : null,
    );
    if (right === null) return { ok: false, error: { code: 'wrong-code' } };
    right.knowBrowser();
    await replaceSession(parts, { request, reply, old: session }, { personId, assurance: 'second-factor', kept });
    return { ok: true, value: { state: 'open' as const } };
  });

  serveRoute(app, routes.offerTotp, async ({ request }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const { personId, email } = guarded.value;
    return { ok: true, value: await secondFactors.offerTotp({ personId, email, host: request.hostname }) };
  });

  serveRoute(app, routes.confirmTotp, async ({ body, request, reply }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const session = guarded.value;
    const { personId, email, kept } = session;
    const right = await tryCode({ request, reply, email }, async () => {
      const done = await secondFactors.confirmTotp(personId, body.code);
      return done.ok ? done.value : null;
    });
    if (right === null) return { ok: false, error: { code: 'wrong-code' } };
    right.knowBrowser();
    // Whoever has signed in without it has to do so again.
    await endOtherSessions(parts, personId, session.sessionId);
    if (session.assurance === 'password')
      await replaceSession(parts, { request, reply, old: session }, { personId, assurance: 'second-factor', kept });
    return { ok: true, value: { backupCodes: [...right.found] } };
  });

  serveRoute(app, routes.removeTotp, async ({ request }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const removed = await secondFactors.removeTotp(guarded.value.personId);
    return removed.ok ? { ok: true, value: {} } : { ok: false, error: removed.refusal };
  });

  serveRoute(app, routes.renewBackupCodes, async ({ request }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const renewed = await secondFactors.renewBackupCodes(guarded.value.personId);
    if (!renewed.ok) return { ok: false, error: renewed.refusal };
    return { ok: true, value: { backupCodes: [...renewed.value] } };
  });
}
