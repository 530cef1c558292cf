import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute } from '../../http/serve-route.ts';
import { createSessionGuards } from './guards.ts';
import type { Site } from './passkey-answers.ts';
import { createPasskeyJudge } from './passkeys.ts';
import type { SessionRouteParts } from './route-parts.ts';
import { endOtherSessions, replaceSession } from './session-change.ts';

/** Holds the name of the question that this browser was asked. */
const questionCookie = 'anteroom-passkey';

/** Passkeys (P4): made in the own account; used to sign in, as second factor, and to unlock. */
export function servePasskeys(app: FastifyInstance, parts: SessionRouteParts): void {
  const { identity, secondFactors, passkeyLimit, stores, clock, secure, pages } = parts;
  const guards = createSessionGuards(identity, clock);
  const judge = createPasskeyJudge({ identity, stores, clock });

  const ask = async (reply: FastifyReply, about: string): Promise<string> => {
    const { challenge, token } = await judge.ask(about);
    void reply.setCookie(questionCookie, token, {
      path: '/api/auth/passkey',
      httpOnly: true,
      sameSite: 'strict',
      secure,
      maxAge: 300,
    });
    return challenge;
  };

  const tokenOf = (request: FastifyRequest): string => request.cookies[questionCookie] ?? '';

  serveRoute(app, routes.offerPasskey, async ({ request, reply }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const { personId, email, name } = guarded.value;
    const { passkeys } = await secondFactors.factorsOf(personId);
    const value = {
      challenge: await ask(reply, `make ${personId}`),
      rpId: siteOf(request).rpId,
      userId: Buffer.from(personId).toString('base64url'),
      userName: email,
      displayName: name,
      known: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
    };
    return { ok: true, value };
  });

  serveRoute(app, routes.addPasskey, async ({ body, request, reply }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const session = guarded.value;
    const { personId, kept } = session;
    const { name, ...credential } = body;
    const answer = { token: tokenOf(request), about: `make ${personId}`, site: siteOf(request), credential };
    const passkey = await judge.made(answer, { personId, name });
    if (passkey === null) return { ok: false, error: { code: 'passkey-refused' } };
    const backupCodes = await secondFactors.addPasskey(passkey);
    if (backupCodes !== null) await endOtherSessions(parts, personId, session.sessionId);
    if (session.assurance === 'password')
      await replaceSession(parts, { request, reply, old: session }, { personId, assurance: 'second-factor', kept });
    return { ok: true, value: { backupCodes: backupCodes === null ? null : [...backupCodes] } };
  });

  serveRoute(app, routes.renamePasskey, async ({ body, request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const renamed = await stores.secondFactors.renamePasskey(guarded.value.personId, body.id, body.name);
    return renamed ? { ok: true, value: {} } : { ok: false, error: { code: 'not-found' } };
  });

  serveRoute(app, routes.removePasskey, async ({ body, request }) => {
    const guarded = await guards.delicate(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    const removed = await secondFactors.removePasskey(guarded.value.personId, body.id);
    return removed.ok ? { ok: true, value: {} } : { ok: false, error: removed.refusal };
  });

  serveRoute(app, routes.askForPasskey, async ({ request, reply }) => {
    hold(request);
    const session = await identity.anySessionOf(request.headers);
    const passkeys = session === null ? [] : (await secondFactors.factorsOf(session.personId)).passkeys;
    const value = {
      challenge: await ask(reply, 'use'),
      rpId: siteOf(request).rpId,
      known: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
    };
    return { ok: true, value };
  });

  serveRoute(app, routes.givePasskey, async ({ body, request, reply }) => {
    hold(request);
    const answer = { token: tokenOf(request), about: 'use', site: siteOf(request), credential: body.passkey };
    const used = await judge.used(answer);
    if (!used.ok) return { ok: false, error: used.refusal };
    const personId = used.value;
    const session = await identity.anySessionOf(request.headers);
    // Whoever is signed in here shows that it is them; somebody else's passkey doesn't.
    if (session !== null && session.personId !== personId) return { ok: false, error: { code: 'passkey-refused' } };
    if (session?.state === 'open' || session?.state === 'locked') {
      await identity.prove(session.sessionId);
      pages.unlocked(session.sessionId);
      return { ok: true, value: { state: 'open' as const } };
    }
    const kept = session?.kept ?? body.keep === true;
    await replaceSession(parts, { request, reply, old: session }, { personId, assurance: 'second-factor', kept });
    return { ok: true, value: { state: 'open' as const } };
  });

  function hold(request: FastifyRequest): void {
    const retryAfter = passkeyLimit.take(request.ip);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
  }
}

/** The origin check has seen that it is one of ours. */
function siteOf(request: FastifyRequest): Site {
  const { origin } = request.headers;
  if (origin === undefined) throw new RefusedRequest('origin-refused');
  return { origin, rpId: new URL(origin).hostname };
}
