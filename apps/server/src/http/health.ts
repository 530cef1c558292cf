import { routes, type Routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import type * as z from 'zod/mini';
import { serveRoute, type Answer } from './serve-route.ts';

type Live = z.input<Routes['live']['reply']>;
type Ready = z.input<Routes['ready']['reply']>;

export type FanOut = 'local' | 'connected' | 'away';

/** `/health/live`: the process answers. `/health/ready`: it can do its work now, else status 503. */
export function serveHealth(
  app: FastifyInstance,
  parts: { readonly databaseReady: () => Promise<boolean>; readonly fanOut: () => FanOut },
): void {
  serveRoute(app, routes.live, async (): Promise<Answer<Live>> => ({ ok: true, value: { status: 'ok' } }));
  serveRoute(app, routes.ready, async ({ reply }): Promise<Answer<Ready>> => {
    const database = await parts.databaseReady();
    const fanOut = parts.fanOut();
    if (!database) void reply.code(503);
    const status = !database ? 'unavailable' : fanOut === 'away' ? 'degraded' : 'ok';
    return { ok: true, value: { status, database, fanOut } };
  });
}
