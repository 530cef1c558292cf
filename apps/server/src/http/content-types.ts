import type { FastifyInstance } from 'fastify';

/** One JSON parser and no other: everything else is answered with `unsupported-media-type`. */
export function takeJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
}
