import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { statusOf } from '../../http/problem.ts';
import { refusalOfState } from './guards.ts';
import type { Identity } from './identity.ts';

const notSignedIn = z.object({ error: z.object({ code: z.literal('not-signed-in') }) });

/**
 * Says more exactly why somebody counts as not signed in: routes know open sessions alone, but a page has to know whether to
 * ask for the password, for a second factor, or to unlock.
 */
export function explainSessions(app: FastifyInstance, identity: Identity): void {
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    if (reply.statusCode !== 401 || !notSignedIn.safeParse(payload).success) return payload;
    const session = await identity.anySessionOf(request.headers);
    const refusal = session === null ? null : refusalOfState(session);
    if (refusal === null) return payload;
    void reply.code(statusOf(refusal.code));
    return { error: refusal };
  });
}
