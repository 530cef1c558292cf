import type { FastifyInstance } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { brandSheetAt } from './brand-sheet.ts';

/** What never changes under its address. */
const forGood = 'public, max-age=31536000, immutable';

/** Serves the colours and the logos of organisations and clinics: addresses that hold a hash, so that browsers keep them. */
export function serveBrand(app: FastifyInstance, stores: Pick<Stores, 'pictures'>): void {
  app.get<{ Params: { file: string } }>('/brand/:file', async (request, reply) => {
    const sheet = brandSheetAt(request.params.file);
    if (sheet === null) throw new RefusedRequest('not-found');
    return reply.header('cache-control', forGood).type('text/css; charset=utf-8').send(sheet);
  });
  app.get<{ Params: { hash: string } }>('/pictures/:hash', async (request, reply) => {
    const { hash } = request.params;
    const picture = /^[A-Za-z0-9_-]{43}$/.test(hash) ? await stores.pictures.byHash(hash) : null;
    if (picture === null) throw new RefusedRequest('not-found');
    return reply.header('cache-control', forGood).type(picture.type).send(Buffer.from(picture.bytes));
  });
}
