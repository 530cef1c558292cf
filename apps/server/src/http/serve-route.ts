import type { ProtocolError, Route } from '@anteroom/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { statusOf } from './problem.ts';

/** What a handler answers: a value of the route's reply, or a coded refusal. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ProtocolError };

/** A request whose path and body have been parsed. */
export interface ParsedRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Serves one route of the protocol. Path and body are parsed by its schemas, and the reply too: what isn't promised
 * doesn't leave the house.
 */
export function serveRoute<
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
>(
  app: FastifyInstance,
  route: Route<Params, Query, Body, Reply>,
  handle: (parsed: ParsedRequest<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Answer<z.input<Reply>>>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    handler: async (request, reply) => {
      const params = z.safeParse(route.params, request.params ?? {});
      if (!params.success) return refuse(reply, { code: 'not-found' });
      const query = z.safeParse(route.query, request.query ?? {});
      if (!query.success) return refuse(reply, invalidInput(query.error));
      const body = z.safeParse(
        route.body,
        route.method === 'GET' ? {} : request.body === undefined ? {} : request.body,
      );
      if (!body.success) return refuse(reply, invalidInput(body.error));
      const answer = await handle({ params: params.data, query: query.data, body: body.data, request, reply });
      return answer.ok ? reply.send(z.parse(route.reply, answer.value)) : refuse(reply, answer.error);
    },
  });
}

/** Answers with a coded error. */
export function refuse(reply: FastifyReply, error: ProtocolError): FastifyReply {
  return reply.code(statusOf(error.code)).send({ error });
}

function invalidInput(error: z.core.$ZodError): ProtocolError {
  const field = error.issues[0]?.path[0];
  return typeof field === 'string' ? { code: 'invalid-input', field } : { code: 'invalid-input' };
}
