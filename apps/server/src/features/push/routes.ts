import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Reach } from '@anteroom/protocol';
import type { Subscriptions } from './subscriptions.ts';

/** An open session of whoever asks, or the code of why there is none. */
export type OpenSession = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
) => Promise<Parameters<Subscriptions['add']>[0] | null>;

/** By which ways people are reached who have put their page away (E7, W5). */
export function servePush(
  app: FastifyInstance,
  parts: { readonly reach: () => Reach; readonly subscriptions: Subscriptions; readonly sessionOf: OpenSession },
): void {
  const { reach, subscriptions, sessionOf } = parts;
  serveRoute(app, routes.reach, () => Promise.resolve({ ok: true, value: reach() }));
  serveRoute(app, routes.subscribeToPush, async ({ body, request }) => {
    const session = await sessionOf(request.headers);
    if (session === null) return { ok: false, error: { code: 'not-signed-in' } };
    return answerOf(await subscriptions.add(session, body.subscription), () => ({}));
  });
  serveRoute(app, routes.unsubscribeFromPush, async ({ body, request }) => {
    const session = await sessionOf(request.headers);
    if (session === null) return { ok: false, error: { code: 'not-signed-in' } };
    await subscriptions.remove(body.endpoint, session.personId);
    return { ok: true, value: {} };
  });
}
