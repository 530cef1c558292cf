import type { FastifyInstance } from 'fastify';
import type { WebSource } from '../../http/manifest.ts';

/** Serves the worker that shows what is pushed. It lies at the top, since it answers for every page. */
export function servePushWorker(app: FastifyInstance, web: WebSource): void {
  app.get('/push-worker.js', (_request, reply) =>
    reply.header('content-type', 'text/javascript; charset=utf-8').send(web().pushWorker),
  );
}
