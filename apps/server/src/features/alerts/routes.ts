import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Identity } from '../access/read-model.ts';
import type { OwnAlertsService } from './own-alerts.ts';

/** Own alerts, by clinic (W5). */
export function serveAlerts(
  app: FastifyInstance,
  parts: { readonly own: OwnAlertsService; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { own, identityOf } = parts;
  serveRoute(app, routes.ownAlerts, async ({ params, request }) =>
    answerOf(await own.of(await identityOf(request), params.clinicId), (alerts) => alerts),
  );
  serveRoute(app, routes.changeOwnAlerts, async ({ params, body, request }) =>
    answerOf(await own.set(await identityOf(request), params.clinicId, body), (alerts) => alerts),
  );
}
