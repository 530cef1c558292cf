import type { FastifyInstance } from 'fastify';
import type { Origins } from './origins.ts';
import { RefusedRequest } from './problem.ts';

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses every changing request that doesn't come from one of our own pages; browsers always name the origin there. */
export function checkOrigin(app: FastifyInstance, origins: Origins): void {
  app.addHook('onRequest', async (request) => {
    if (harmless.has(request.method)) return;
    if (!origins.allows(request.headers.origin)) throw new RefusedRequest('origin-refused');
  });
}
