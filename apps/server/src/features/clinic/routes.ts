import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Identity } from '../access/read-model.ts';
import type { Appoint } from '../people/read-model.ts';
import type { Structure } from './manage.ts';

/** Organisations and clinics over HTTP. */
export function serveStructure(
  app: FastifyInstance,
  parts: {
    readonly structure: Structure;
    readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
    readonly appoint: Appoint;
    /** Where the links in e-mails lead; null where it is wherever the page came from. */
    readonly publicUrl: string | null;
  },
): void {
  const { structure, identityOf, appoint, publicUrl } = parts;
  // The origin of what changes anything has been looked at.
  const originOf = ({ headers }: FastifyRequest) => publicUrl ?? headers.origin ?? '';

  serveRoute(app, routes.listOrganisations, async ({ request }) => {
    const found = await structure.organisations(await identityOf(request));
    return answerOf(found, (organisations) => ({ organisations: [...organisations] }));
  });
  serveRoute(app, routes.listClinics, async ({ params, query, request }) => {
    const wanted = { search: query.search ?? '', page: Number(query.page ?? 1), closed: query.closed === 'yes' };
    const found = await structure.clinics(params.organisation, wanted, await identityOf(request));
    return answerOf(found, (page) => ({ ...page, clinics: [...page.clinics] }));
  });
  serveRoute(app, routes.renameOrganisation, async ({ params, body, request }) =>
    answerOf(
      await structure.renameOrganisation(params.organisation, body.to, body.seen, await identityOf(request)),
      (now) => now,
    ),
  );
  serveRoute(app, routes.createClinic, async ({ params, body, request }) => {
    const identity = await identityOf(request);
    const made = await structure.createClinic(params.organisation, body, identity);
    const other = body.administrator;
    const appointed =
      made.ok && other !== undefined && identity.kind === 'staff'
        ? await appoint(identity.personId, made.value, other, originOf(request))
        : null;
    const notAppointed = appointed?.ok === false ? appointed.refusal.code : null;
    return answerOf(made, ({ id, name, slug }) => ({ id, name, slug, notAppointed }));
  });
  serveRoute(app, routes.renameClinic, async ({ params, body, request }) =>
    answerOf(await structure.renameClinic(params.clinic, body.to, body.seen, await identityOf(request)), (now) => now),
  );
  serveRoute(app, routes.closeClinic, async ({ params, request }) =>
    answerOf(await structure.setClosed(params.clinic, true, await identityOf(request)), () => ({})),
  );
  serveRoute(app, routes.reopenClinic, async ({ params, request }) =>
    answerOf(await structure.setClosed(params.clinic, false, await identityOf(request)), () => ({})),
  );
}
