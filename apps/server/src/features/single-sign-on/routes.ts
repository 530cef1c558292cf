import type { Result } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusedRequest } from '../../http/problem.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import type { Identity } from '../session/read-model.ts';
import type { ConfigureSingleSignOn } from './configure.ts';

export interface SingleSignOnRouteParts {
  readonly configure: ConfigureSingleSignOn;
  readonly identity: Pick<Identity, 'staffOf'>;
  /** Where browsers reach this server. */
  readonly originOf: (request: FastifyRequest) => string;
  /** Counts by address what makes this server ask another. */
  readonly limit: RateLimit;
}

/** Setting up and finding single sign-on (P4). */
export function serveSingleSignOn(app: FastifyInstance, parts: SingleSignOnRouteParts): void {
  const { configure, identity, originOf, limit } = parts;

  serveRoute(app, routes.singleSignOn, async ({ params, request }) =>
    answerOf(await configure.read(await identity.staffOf(request.headers), params.organisation, originOf(request))),
  );
  serveRoute(app, routes.configureSingleSignOn, async ({ params, body, request }) =>
    answerOf(
      await configure.save(await identity.staffOf(request.headers), params.organisation, body, originOf(request)),
    ),
  );
  serveRoute(app, routes.testSingleSignOn, async ({ params, body, request }) => {
    hold(limit, request);
    return answerOf(await configure.test(await identity.staffOf(request.headers), params.organisation, body.provider));
  });
  serveRoute(app, routes.readSamlMetadata, async ({ params, body, request }) => {
    const read = await configure.readMetadata(
      await identity.staffOf(request.headers),
      params.organisation,
      body.metadata,
    );
    if (!read.ok) return answerOf(read);
    const { provider } = read.value;
    return { ok: true, value: { provider: { ...provider, certificates: [...provider.certificates] } } };
  });
  serveRoute(app, routes.findSingleSignOn, async ({ body, request }) => {
    hold(limit, request);
    return answerOf(await configure.find(body.by));
  });
}

/** Holds an address back that asks too often. */
export function hold(limit: RateLimit, request: FastifyRequest): void {
  const retryAfter = limit.take(request.ip);
  if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
}

function answerOf<Value>(result: Result<Value, Refusal>): Answer<Value> {
  return result.ok ? result : { ok: false, error: result.refusal };
}
