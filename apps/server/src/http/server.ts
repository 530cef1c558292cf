import { randomBytes } from 'node:crypto';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import cookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { isSecure, type Configuration } from '../platform/configuration.ts';
import type { Logger } from '../platform/pino-logger.ts';
import { limitApi } from './api-limit.ts';
import { takeJsonOnly } from './content-types.ts';
import { answerFrameworkError, answerProblems } from './error-answers.ts';
import { allowListedRoutesOnly } from './listed-routes.ts';
import { checkOrigin } from './origin-check.ts';
import type { Origins } from './origins.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** How long a request may take to come in, and a connection be idle: longer than a proxy keeps its own. In milliseconds. */
const timeLimits = { requestTimeout: 30_000, headersTimeout: 30_000, keepAliveTimeout: 65_000 };

export interface HttpParts {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly origins: Origins;
  /** Null where the server speaks plain HTTP, as behind a proxy. */
  readonly certificate: Certificate | null;
  /** Address of the style sheet of pages that say what is wrong. */
  readonly style: () => string;
  /** Of the one style that may stand in a page, as `sha256-…`. */
  readonly styleHash: () => string;
}

/**
 * An HTTP server that knows no route yet, but refuses what is wrong with any request: origin, content type, size, rate.
 * Everything that it refuses is answered with a code.
 */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { configuration, logger, clock, origins, certificate } = parts;
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(9).toString('base64url'),
    requestIdHeader: false,
    trustProxy: configuration.trustedProxies.length > 0 ? [...configuration.trustedProxies] : false,
    bodyLimit: 64 * 1_024,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: true,
    frameworkErrors: answerFrameworkError,
    // Fastify leaves the time limits of a server that it didn't make as they are.
    serverFactory: (handler): Server =>
      certificate === null
        ? createPlainServer(timeLimits, handler)
        : createTlsServer({ ...timeLimits, ...certificate, minVersion: 'TLSv1.2' }, handler),
  });

  await addSecurityHeaders(app, {
    secure: isSecure(configuration),
    production: configuration.production,
    styleHash: parts.styleHash,
  });
  await app.register(cookie);
  allowListedRoutesOnly(app);
  takeJsonOnly(app);
  checkOrigin(app, origins);
  limitApi(app, { limit: configuration.limits.requests, clock });
  answerProblems(app, { style: parts.style });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern of the route, never the address itself: an address can hold what somebody typed.
    request.log.info(
      {
        request: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  return app;
}
