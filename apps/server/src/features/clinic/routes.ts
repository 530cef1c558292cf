import type { Result } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import type { Identity } from '../access/read-model.ts';
import type { SettingsService } from '../settings/service.ts';
import type { Structure } from './manage.ts';

/** Organisations, clinics and their settings over HTTP. */
export function serveStructure(
  app: FastifyInstance,
  parts: {
    readonly structure: Structure;
    readonly settings: SettingsService;
    readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
  },
): void {
  const { structure, settings, identityOf } = parts;

  serveRoute(app, routes.listOrganisations, async ({ request }) => {
    const found = await structure.organisations(await identityOf(request));
    return answer(found, (organisations) => ({ organisations: [...organisations] }));
  });
  serveRoute(app, routes.listClinics, async ({ params, query, request }) => {
    const wanted = { search: query.search ?? '', page: Number(query.page ?? 1), closed: query.closed === 'yes' };
    const found = await structure.clinics(params.organisation, wanted, await identityOf(request));
    return answer(found, (page) => ({ ...page, clinics: [...page.clinics] }));
  });
  serveRoute(app, routes.renameOrganisation, async ({ params, body, request }) =>
    answer(
      await structure.renameOrganisation(params.organisation, body.to, body.seen, await identityOf(request)),
      (now) => now,
    ),
  );
  serveRoute(app, routes.createClinic, async ({ params, body, request }) =>
    answer(await structure.createClinic(params.organisation, body, await identityOf(request)), (made) => made),
  );
  serveRoute(app, routes.renameClinic, async ({ params, body, request }) =>
    answer(await structure.renameClinic(params.clinic, body.to, body.seen, await identityOf(request)), (now) => now),
  );
  serveRoute(app, routes.closeClinic, async ({ params, request }) =>
    answer(await structure.setClosed(params.clinic, true, await identityOf(request)), () => ({})),
  );
  serveRoute(app, routes.reopenClinic, async ({ params, request }) =>
    answer(await structure.setClosed(params.clinic, false, await identityOf(request)), () => ({})),
  );

  serveRoute(app, routes.organisationSettings, async ({ params, request }) =>
    answer(await settings.read(params, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.clinicSettings, async ({ params, request }) =>
    answer(await settings.read(params, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.changeOrganisationSettings, async ({ params, body, request }) =>
    answer(await settings.change(params, body, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.changeClinicSettings, async ({ params, body, request }) =>
    answer(await settings.change(params, body, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.uploadOrganisationLogo, async ({ params, body, request }) =>
    answer(await settings.uploadLogo(params, body, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.uploadClinicLogo, async ({ params, body, request }) =>
    answer(await settings.uploadLogo(params, body, await identityOf(request)), (view) => view),
  );
}

function answer<From, To>(result: Result<From, Refusal>, told: (value: From) => To): Answer<To> {
  if (result.ok) return { ok: true, value: told(result.value) };
  const { code, field } = result.refusal;
  return { ok: false, error: field === undefined ? { code } : { code, field } };
}
