import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Identity } from '../access/read-model.ts';
import type { SettingsService } from './service.ts';

/** What organisations and clinics set, over HTTP. */
export function serveSettings(
  app: FastifyInstance,
  parts: {
    readonly settings: SettingsService;
    readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
  },
): void {
  const { settings, identityOf } = parts;

  serveRoute(app, routes.organisationSettings, async ({ params, request }) =>
    answerOf(await settings.read(params, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.clinicSettings, async ({ params, request }) =>
    answerOf(await settings.read(params, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.changeOrganisationSettings, async ({ params, body, request }) =>
    answerOf(await settings.change(params, body, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.changeClinicSettings, async ({ params, body, request }) =>
    answerOf(await settings.change(params, body, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.uploadOrganisationLogo, async ({ params, body, request }) =>
    answerOf(await settings.uploadLogo(params, body, await identityOf(request)), (view) => view),
  );
  serveRoute(app, routes.uploadClinicLogo, async ({ params, body, request }) =>
    answerOf(await settings.uploadLogo(params, body, await identityOf(request)), (view) => view),
  );
}
