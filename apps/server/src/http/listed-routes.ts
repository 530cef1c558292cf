import { pages, routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';

const listed: ReadonlySet<string> = new Set(
  [...Object.values(routes), ...pages].map(({ method, path }) => `${method} ${path}`),
);

/** Lets nobody serve an address that the protocol doesn't list: it would be in no description and in no test. */
export function allowListedRoutesOnly(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      // Fastify adds HEAD to every GET by itself.
      if (each !== 'HEAD' && !listed.has(`${each} ${url}`)) throw new Error(`The protocol lists no ${each} ${url}.`);
    }
  });
}
