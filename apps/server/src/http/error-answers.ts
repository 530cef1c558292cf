import type { ErrorCode, ProtocolError } from '@anteroom/protocol';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorPage } from './error-page.ts';
import { sendPage } from './page.ts';
import { preferencesOf } from './preferences.ts';
import { RefusedRequest, statusOf } from './problem.ts';

/** Answers everything that goes wrong with a code, or with a plain page where a person is looking. */
export function answerProblems(app: FastifyInstance, parts: { readonly style: () => string }): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, error: ProtocolError): Promise<FastifyReply> => {
    const status = statusOf(error.code);
    if (!wantsPage(request)) return reply.code(status).send({ error });
    return sendPage(request, reply, status, errorPage(error.code, preferencesOf(request), parts.style()));
  };
  app.setErrorHandler<Error>(async (error, request, reply) => {
    if (error instanceof RefusedRequest) {
      if (error.retryAfter !== undefined) void reply.header('retry-after', error.retryAfter);
      return answer(request, reply, {
        code: error.code,
        ...(error.field === undefined ? {} : { field: error.field }),
      });
    }
    const code = codeOf(error);
    if (code === 'server-error') request.log.error({ request: request.id, err: error }, 'failed');
    return answer(request, reply, { code });
  });
  app.setNotFoundHandler(async (request, reply) => answer(request, reply, { code: 'not-found' }));
}

/** Answers what Fastify refuses before it knows a route, such as an address that can't be decoded. */
export function answerFrameworkError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const code = codeOf(error);
  void reply.code(statusOf(code)).send({ error: { code } });
}

/** Whether a person is looking: a browser that opens an address outside the API. */
function wantsPage(request: FastifyRequest): boolean {
  if (/^\/(api|health|socket\.io|assets)(\/|$|\?)/.test(request.url)) return false;
  return request.headers.accept?.includes('text/html') ?? false;
}

function codeOf(error: Error): ErrorCode {
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'payload-too-large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'unsupported-media-type';
    default: {
      const status = 'statusCode' in error ? error.statusCode : undefined;
      if (status === 413) return 'payload-too-large';
      if (status === 415) return 'unsupported-media-type';
      if (status === 404) return 'not-found';
      if (status === 429) return 'too-many-requests';
      if (status === 503) return 'unavailable';
      return typeof status === 'number' && status >= 400 && status < 500 ? 'invalid-input' : 'server-error';
    }
  }
}
