import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Identity } from '../access/read-model.ts';
import type { EntryFieldService } from './service.ts';

/** Entry fields by HTTP: which there are, and what staff type into theirs. */
export function serveEntryFields(
  app: FastifyInstance,
  parts: {
    readonly entryFields: EntryFieldService;
    readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
  },
): void {
  const { entryFields, identityOf } = parts;

  serveRoute(app, routes.listEntryFields, async ({ params, request }) =>
    answerOf(await entryFields.list(params.clinic, await identityOf(request)), (fields) => ({ fields: [...fields] })),
  );
  serveRoute(app, routes.fillEntryFields, async ({ params, body, request }) =>
    answerOf(await entryFields.fill(params.consultationId, body.values, await identityOf(request)), () => ({})),
  );
}
