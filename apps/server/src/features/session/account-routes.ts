import { passwordProblem, type PersonId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';
import { browserOf } from './browser-words.ts';
import { createSessionGuards } from './guards.ts';
import { createTry } from './known-browser.ts';
import { codeOfPassword } from './password-refusal.ts';
import type { SessionRouteParts } from './route-parts.ts';
import { endOtherSessions } from './session-change.ts';

/** What people do with their own account (P4). */
export function serveAccount(app: FastifyInstance, parts: SessionRouteParts): void {
  const { identity, secondFactors, limit, stores, clock, secure, pages, policy } = parts;
  const guards = createSessionGuards(identity, clock);
  const tryPassword = createTry(limit, secure);

  const note = (personId: PersonId, verb: string, subject: string = personId) =>
    stores.audit.append([{ at: clock.now(), actor: { kind: 'staff', personId }, verb, clinicId: null, subject }]);

  serveRoute(app, routes.account, async ({ request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const own = guarded.value;
    const { totp, backupCodes, passkeys } = await secondFactors.factorsOf(own.personId);
    const sessions = await identity.sessionsOf(own.personId);
    const value = {
      name: own.name,
      email: own.email,
      hasPassword: (await identity.passwordMark(own.personId)) !== null,
      secondFactorRequired: policy.secondFactor === 'required',
      totp,
      backupCodes,
      passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({ id, name, createdAt, usedAt })),
      sessions: sessions.map(({ sessionId, begunAt, kept, userAgent }) => ({
        id: sessionId,
        ...browserOf(userAgent),
        begunAt,
        kept,
        own: sessionId === own.sessionId,
      })),
    };
    return { ok: true, value };
  });

  serveRoute(app, routes.renameAccount, async ({ body, request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    await identity.rename(guarded.value.personId, body.name);
    await note(guarded.value.personId, 'rename-own-account');
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.changePassword, async ({ body, request, reply }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const { personId, email, name, sessionId } = guarded.value;
    const right = await tryPassword({ request, reply, email }, () => identity.checkPassword(email, body.old));
    if (right === null) return { ok: false, error: { code: 'wrong-password', field: 'old' } };
    const problem = passwordProblem(body.new, [email, name]);
    if (problem !== null) return { ok: false, error: { ...codeOfPassword(problem), field: 'new' } };
    await identity.setPassword(personId, body.new);
    await note(personId, 'change-password');
    await endOtherSessions(parts, personId, sessionId);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.endSession, async ({ body, request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const { personId } = guarded.value;
    if (!(await identity.endSession(personId, body.id))) return { ok: false, error: { code: 'not-found' } };
    await note(personId, 'end-session', body.id);
    pages.signedOut(body.id);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.endOtherSessions, async ({ request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    await endOtherSessions(parts, guarded.value.personId, guarded.value.sessionId);
    await note(guarded.value.personId, 'end-other-sessions');
    return { ok: true, value: {} };
  });
}
