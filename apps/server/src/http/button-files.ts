import type { FastifyInstance } from 'fastify';
import type { WebSource } from './manifest.ts';
import { sendPublicFile } from './public-file.ts';

/**
 * Kept for an hour: their addresses stand in other people's pages and never change, and a new version has to come to them. A
 * browser shows the one that it has for a day more while it asks for the next.
 */
const kept = 'public, max-age=3600, stale-while-revalidate=86400';

/** Serves the button for other people's pages (E1): the script of `<anteroom-button>`, and the style of a plain link. */
export function serveButton(app: FastifyInstance, web: WebSource): void {
  app.get('/button.js', (request, reply) => {
    void reply.header('cache-control', kept).type('text/javascript; charset=utf-8');
    return sendPublicFile(request, reply, web().button.script);
  });
  app.get('/button.css', (request, reply) => {
    void reply.header('cache-control', kept).type('text/css; charset=utf-8');
    return sendPublicFile(request, reply, web().button.style);
  });
}
