import type { FastifyInstance } from 'fastify';
import type { Origins } from './origins.ts';
import { RefusedRequest } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests may come from elsewhere: what they carry is proof by itself. */
    readonly fromElsewhere?: boolean;
  }
}

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses every changing request that doesn't come from one of our own pages; browsers always name the origin there. */
export function checkOrigin(app: FastifyInstance, origins: Origins): void {
  app.addHook('onRequest', async (request) => {
    if (harmless.has(request.method) || request.routeOptions.config.fromElsewhere === true) return;
    if (!origins.allows(request.headers.origin)) throw new RefusedRequest('origin-refused');
  });
}
