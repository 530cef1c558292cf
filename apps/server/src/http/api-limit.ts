import type { FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { RefusedRequest } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

/** Holds back an address that asks the API more than `limit` times a minute. */
export function limitApi(app: FastifyInstance, options: { readonly limit: number; readonly clock: Clock }): void {
  const limit = createRateLimit({ ...options, window: 60_000 });
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    const retryAfter = limit.take(request.ip);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
  });
}
