import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';
import { createSessionGuards } from './guards.ts';
import { createTry } from './known-browser.ts';
import type { SessionRouteParts } from './route-parts.ts';

/** The lock of a session in which nobody does anything (P4). */
export function serveLock(app: FastifyInstance, parts: SessionRouteParts): void {
  const { identity, limit, clock, secure, pages, stores } = parts;
  const guards = createSessionGuards(identity, clock);
  const tryPassword = createTry(limit, secure);

  serveRoute(app, routes.noteActivity, async ({ request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    await identity.touch(guarded.value.sessionId);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.lock, async ({ request }) => {
    const guarded = await guards.open(request.headers);
    if (!guarded.ok) return { ok: false, error: guarded.refusal };
    // Whoever is in a call is there: a lock would take them out of the conversation.
    if ((await stores.calls.ofPerson(guarded.value.personId)) !== null)
      return { ok: false, error: { code: 'already-in-a-call' } };
    await identity.lock(guarded.value.sessionId);
    pages.locked(guarded.value.sessionId);
    return { ok: true, value: {} };
  });

  serveRoute(app, routes.unlock, async ({ body, request, reply }) => {
    const session = await identity.anySessionOf(request.headers);
    if (session === null) return { ok: false, error: { code: 'not-signed-in' } };
    if (session.state !== 'open' && session.state !== 'locked' && session.state !== 'enrolment-needed')
      return { ok: false, error: { code: session.state } };
    const right = await tryPassword({ request, reply, email: session.email }, () =>
      identity.checkPassword(session.email, body.password),
    );
    if (right === null) return { ok: false, error: { code: 'wrong-password' } };
    await identity.prove(session.sessionId);
    pages.unlocked(session.sessionId);
    return { ok: true, value: {} };
  });
}
