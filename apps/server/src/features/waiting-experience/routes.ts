import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Identity } from '../access/read-model.ts';
import type { Stores } from '../../database/database.ts';
import type { Surveys } from './survey-desk.ts';
import type { UploadWaitingFile } from './upload-file.ts';

export interface WaitingExperienceParts {
  readonly stores: Pick<Stores, 'waitingFiles'>;
  readonly upload: UploadWaitingFile;
  readonly surveys: Surveys;
  readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
}

/** What never changes under its address. */
const forGood = 'public, max-age=31536000, immutable';

/** Serves uploads for waiting pages, the files themselves, and the report of a survey (E6, E11). */
export function serveWaitingExperience(app: FastifyInstance, parts: WaitingExperienceParts): void {
  const { stores, upload, surveys, identityOf } = parts;

  serveRoute(app, routes.uploadClinicWaitingFile, async ({ params, body, request }) =>
    answerOf(await upload(params, body.data, await identityOf(request)), (file) => ({ file })),
  );
  serveRoute(app, routes.uploadOrganisationWaitingFile, async ({ params, body, request }) =>
    answerOf(await upload(params, body.data, await identityOf(request)), (file) => ({ file })),
  );
  serveRoute(app, routes.surveyReport, async ({ params, query, request }) =>
    answerOf(
      await surveys.report(params.clinic, Number(query.offset ?? '0'), await identityOf(request)),
      (report) => report,
    ),
  );

  app.get<{ Params: { hash: string } }>('/waiting-files/:hash', async (request, reply) => {
    const { hash } = request.params;
    const file = /^[A-Za-z0-9_-]{43}$/.test(hash) ? await stores.waitingFiles.byHash(hash) : null;
    if (file === null) throw new RefusedRequest('not-found');
    // Whatever a browser takes it for, it runs nothing, asks for nothing, and knows no cookie of ours. A document is saved, never
    // opened inside of our pages.
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    void reply.header('cache-control', forGood);
    if (file.type === 'application/pdf') {
      void reply.header('content-disposition', `attachment; filename="${hash.slice(0, 8)}.pdf"`);
    }
    return reply.type(file.type).send(Buffer.from(file.bytes));
  });
}
