import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type { WebSource } from './manifest.ts';

/** Serves the built scripts, styles and fonts: compressed beforehand, kept by browsers for good. */
export async function serveAssets(app: FastifyInstance, web: WebSource): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(web().folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    decorateReply: false,
    dotfiles: 'deny',
    // The names carry a hash of the content.
    cacheControl: false,
    setHeaders: (reply) => {
      void reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
}
